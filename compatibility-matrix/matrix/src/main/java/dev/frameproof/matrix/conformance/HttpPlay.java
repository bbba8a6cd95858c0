package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays the recorded HTTP requests in their order. Ids, times, tokens and what else is random or a build's own is masked;
 * of lists that hold what others made, only what the scenario made is kept.
 */
final class HttpPlay {
    /** The scenario's name, and that of the recordings. */
    static final String NAME = "http";

    private static final String RECORDED_PLUGIN = "hamedkarbasi93-kafka-datasource";
    private static final String UID = "kafka-uid";
    private static final Set<String> IDS = Set.of("id", "accountId", "orgId", "userId", "datasourceId", "traceID");
    private static final Set<String> OF_A_PLUGIN = Set.of("typeName", "typeLogoUrl");
    private static final Set<String> OF_A_BUILD =
            Set.of("commit", "enterpriseCommit", "version", "moduleHash", "updated");

    private final Side side;
    private final SideApi api;
    private final String topic;
    private final boolean pluginToo;
    private long serviceAccount;

    /**
     * @param topic of two partitions, which has to exist
     * @param pluginToo whether what the plugin itself says is compared: it is the same plugin on both sides
     */
    HttpPlay(Side side, String topic, boolean pluginToo) {
        this.side = side;
        this.api = new SideApi(side);
        this.topic = topic;
        this.pluginToo = pluginToo;
    }

    List<Entry> play() throws InterruptedException {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode line : lines(side, pluginToo)) {
            String method = line.get("method").asText();
            String recorded = line.get("path").asText();
            if (line.path("note").asText().equals("already gone")) {
                JsonNode unused = api.must("DELETE", recorded, "");
            }
            String path = here(recorded).replace("/ID/", "/" + serviceAccount + "/");
            Optional<String> body =
                    line.has("body") ? Optional.of(here(line.get("body").toString())) : Optional.empty();
            SideApi.Answer answer = api.ask(method, path, authorization(line), body);
            JsonNode json = SideApi.read(answer.body());
            if (recorded.equals("/api/serviceaccounts")) {
                serviceAccount = json.path("id").asLong();
            }
            entries.add(
                    entry(line, answer.status(), answer.contentType(), SideApi.read(there(answer.body())), pluginToo));
        }
        return entries;
    }

    /** @return what the recording of a Grafana holds, as if it had been played */
    static List<Entry> recorded(Side side) {
        boolean pluginToo = isOfTheRecordedPlugin(side);
        return lines(side, pluginToo).stream()
                .map(line -> entry(
                        line,
                        line.get("status").asInt(),
                        line.path("contentType").asText(""),
                        line.get("response"),
                        pluginToo))
                .toList();
    }

    /** @return whether the plugin in it is the one that was there when the recordings were made */
    static boolean isOfTheRecordedPlugin(Side side) {
        return side.plugin().equals(RECORDED_PLUGIN);
    }

    private static List<JsonNode> lines(Side side, boolean pluginToo) {
        return Scenario.lines(side.recordingOfItsKind(), NAME).stream()
                .filter(line -> pluginToo || !isOfThePlugin(line.get("path").asText()))
                .toList();
    }

    private static boolean isOfThePlugin(String path) {
        return path.contains("/resources/")
                || path.contains(RECORDED_PLUGIN)
                || path.equals("/api/datasources/uid/" + UID + "/health")
                || path.equals("/api/ds/query");
    }

    private static Entry entry(JsonNode line, int status, String contentType, JsonNode body, boolean pluginToo) {
        String path = line.get("path").asText();
        JsonNode kept = kept(path, body.deepCopy());
        mask(kept, pluginToo);
        ObjectNode seen = SideApi.JSON.createObjectNode().put("status", status);
        if (line.has("contentType")) {
            seen.put("contentType", contentType);
        }
        seen.set("body", kept);
        String note = line.has("note") ? " (" + line.get("note").asText() + ")" : "";
        return new Entry(line.get("method").asText() + " " + path + note, seen);
    }

    private Optional<String> authorization(JsonNode line) {
        if (!line.path("auth").asBoolean(true)) {
            return Optional.empty();
        }
        return Optional.of(
                line.at("/response/messageId").asText().equals("password-auth.failed")
                        ? SideApi.wrongAuthorization()
                        : side.authorization());
    }

    private String here(String text) {
        return text.replace(RECORDED_PLUGIN, side.plugin())
                .replace("BOOTSTRAP", side.bootstrapServers())
                .replace("TOPIC", topic);
    }

    private String there(String text) {
        return text.replace(side.plugin(), RECORDED_PLUGIN)
                .replace(side.bootstrapServers(), "BOOTSTRAP")
                .replace(topic, "TOPIC")
                .replace(side.url().toString(), "http://HOST")
                .replace(side.url().getAuthority(), "HOST");
    }

    /** A target may hold datasources and streams that are no part of this. */
    private static JsonNode kept(String path, JsonNode body) {
        if (path.equals("/api/datasources") && body instanceof ArrayNode all) {
            ArrayNode own = SideApi.JSON.createArrayNode();
            all.forEach(one -> {
                if (one.path("uid").asText().equals(UID)) {
                    own.add(one);
                }
            });
            return own;
        }
        if (path.equals("/api/live/list") && body.path("channels").isArray()) {
            return SideApi.JSON.createObjectNode().put("channels", "a list");
        }
        if (path.contains("/resources/topics") && body.path("topics") instanceof ArrayNode topics) {
            int count = topics.size();
            topics.removeAll();
            for (int i = 0; i < count; i++) {
                topics.add("a topic");
            }
        }
        return body;
    }

    private static void mask(JsonNode node, boolean pluginToo) {
        if (node instanceof ObjectNode object) {
            for (String name :
                    object.properties().stream().map(Map.Entry::getKey).toList()) {
                String value = object.get(name).asText();
                if (value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)")) {
                    object.put(name, "a time");
                } else if (IDS.contains(name) && object.get(name).isNumber()) {
                    object.put(name, "an id");
                } else if (OF_A_BUILD.contains(name)) {
                    object.put(name, "of a build");
                } else if (name.equals("isDefault")) {
                    object.put(name, "whether it was the first");
                } else if (!pluginToo && OF_A_PLUGIN.contains(name)) {
                    object.put(name, "of a plugin");
                } else if (name.equals("uid") && value.matches("[a-zA-Z][a-zA-Z0-9_-]{8,13}") && !value.equals(UID)) {
                    object.put(name, "a uid");
                } else if (name.equals("key") && value.startsWith("glsa_")) {
                    object.put(name, "a token");
                }
            }
        }
        node.forEach(member -> mask(member, pluginToo));
    }
}
