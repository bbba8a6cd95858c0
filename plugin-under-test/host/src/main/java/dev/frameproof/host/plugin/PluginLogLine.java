package dev.frameproof.host.plugin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A line that a plugin wrote to its log.
 *
 * @param timestamp as the plugin wrote it; empty for plain text
 * @param fields what a JSON line says besides, in its order, values as text or JSON
 */
public record PluginLogLine(Level level, String message, String timestamp, Map<String, String> fields) {
    /** How grave a line is. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** How every writer of this form puts it: Go and Java alike leave no space. */
    private static final String LEVEL_KEY = "\"@level\":\"";

    private static final ObjectMapper JSON = new ObjectMapper();

    public PluginLogLine {
        requireNonNull(level, "level is null");
        requireNonNull(message, "message is null");
        requireNonNull(timestamp, "timestamp is null");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Reads go-plugin's JSON form, or takes the line as plain text: of the level in brackets before it ({@code [WARN]}),
     * an error when it tells of a panic, else of level debug, as Grafana does.
     */
    public static PluginLogLine parse(String line) {
        if (line.startsWith("{")) {
            try {
                JsonNode json = JSON.readTree(line);
                if (json.has("@message") || json.has("@level")) {
                    return ofJson(json);
                }
            } catch (JsonProcessingException e) {
                // Plain text that begins with a brace.
            }
        }
        return plain(line);
    }

    /**
     * Whether a raw line is JSON of a level below {@code least}. Does not parse: a plugin that logs each record writes
     * a hundred thousand such lines a second.
     */
    static boolean isBelow(Level least, String line) {
        if (!line.startsWith("{")) {
            return false;
        }
        int at = line.indexOf(LEVEL_KEY);
        if (at < 0) {
            return false;
        }
        int from = at + LEVEL_KEY.length();
        int end = line.indexOf('"', from);
        return end > 0 && level(line.substring(from, end), Level.ERROR).compareTo(least) < 0;
    }

    private static PluginLogLine ofJson(JsonNode json) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getKey().startsWith("@") || field.getKey().equals("@module")) {
                JsonNode value = field.getValue();
                fields.put(field.getKey(), value.isTextual() ? value.asText() : value.toString());
            }
        }
        return new PluginLogLine(
                level(json.path("@level").asText(), Level.DEBUG),
                json.path("@message").asText(),
                json.path("@timestamp").asText(),
                fields);
    }

    private static PluginLogLine plain(String line) {
        int end = line.indexOf(']');
        if (line.startsWith("[") && end > 0) {
            Level level = level(line.substring(1, end), null);
            if (level != null) {
                return new PluginLogLine(level, line.substring(end + 1).strip(), "", Map.of());
            }
        }
        boolean panic = line.startsWith("panic: ") || line.startsWith("fatal error: ");
        return new PluginLogLine(panic ? Level.ERROR : Level.DEBUG, line, "", Map.of());
    }

    private static Level level(String name, Level otherwise) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "trace" -> Level.TRACE;
            case "debug" -> Level.DEBUG;
            case "info" -> Level.INFO;
            case "warn", "warning" -> Level.WARN;
            case "error", "err" -> Level.ERROR;
            default -> otherwise;
        };
    }
}
