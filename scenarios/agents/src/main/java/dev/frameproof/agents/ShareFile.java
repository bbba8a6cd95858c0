package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.harness.plan.PlanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one share of a run came to, as a file: JSON of the schema {@value #SCHEMA}, whose {@code results} add up with
 * those of the other shares.
 *
 * @param name the run's name
 * @param commandLine the command, without the share
 * @param version of Frameproof
 * @param started when the share began
 * @param elapsed how long it took
 * @param facts what it ran on and with
 * @param results one a task
 */
public record ShareFile(
        String name,
        String commandLine,
        String version,
        Instant started,
        Duration elapsed,
        Map<String, String> facts,
        List<TaskResult> results) {
    /** The file's {@code schema}. */
    public static final String SCHEMA = "frameproof-share/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    public ShareFile {
        requireNonNull(name, "name");
        requireNonNull(commandLine, "commandLine");
        requireNonNull(version, "version");
        requireNonNull(started, "started");
        requireNonNull(elapsed, "elapsed");
        facts = new LinkedHashMap<>(facts);
        results = List.copyOf(results);
    }

    /** @return the file's text, one line */
    public String toJson() {
        ObjectNode file = JSON.createObjectNode();
        file.put("schema", SCHEMA);
        file.put("name", name);
        file.put("commandLine", commandLine);
        file.put("version", version);
        file.put("started", started.toString());
        file.put("elapsedMillis", elapsed.toMillis());
        ObjectNode own = file.putObject("facts");
        facts.forEach(own::put);
        ArrayNode all = file.putArray("results");
        results.forEach(result -> all.add(result.toJson()));
        return file.toString();
    }

    /**
     * Reads a file. Lines before its JSON are passed over, as a container's log may have some.
     *
     * @throws PlanException when it cannot be read or is no such file
     */
    public static ShareFile read(Path path) {
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            int begin = text.indexOf("{\"schema\":\"" + SCHEMA);
            return parse(JSON.readTree(begin < 0 ? text : text.substring(begin)));
        } catch (JsonProcessingException notJson) {
            throw refused(path, "it is not JSON", notJson);
        } catch (IOException unreadable) {
            throw refused(
                    path,
                    "it cannot be read (%s)".formatted(unreadable.getClass().getSimpleName()),
                    unreadable);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw refused(path, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static PlanException refused(Path path, String why, Exception cause) {
        PlanException refused =
                new PlanException("%s: %s; give files that 'frameproof share --to FILE' wrote".formatted(path, why));
        refused.initCause(cause);
        return refused;
    }

    private static ShareFile parse(JsonNode file) {
        if (!SCHEMA.equals(file.path("schema").asText())) {
            throw new IllegalArgumentException("it is not the result of a share");
        }
        Map<String, String> facts = new LinkedHashMap<>();
        file.path("facts")
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        List<TaskResult> results = new ArrayList<>();
        file.path("results").forEach(result -> results.add(TaskResult.of(result)));
        return new ShareFile(
                file.path("name").asText(),
                file.path("commandLine").asText(),
                file.path("version").asText(),
                Instant.parse(file.path("started").asText()),
                Duration.ofMillis(file.path("elapsedMillis").asLong()),
                facts,
                results);
    }

    /**
     * @return the results of all files
     * @throws PlanException when two of them hold the same share, or they are not of one run
     */
    public static List<TaskResult> together(List<ShareFile> files) {
        Set<IndexShare> shares = new HashSet<>();
        Set<String> runs = new TreeSet<>();
        List<TaskResult> all = new ArrayList<>();
        for (ShareFile file : files) {
            file.results().stream()
                    .map(result -> new IndexShare(result.share(), result.shares()))
                    .distinct()
                    .filter(share -> !shares.add(share))
                    .forEach(share -> {
                        throw new PlanException("two files hold share %d of %d: give each one once"
                                .formatted(share.number(), share.of()));
                    });
            runs.add(file.results().stream()
                    .map(result -> "%s in %d shares".formatted(result.topic(), result.shares()))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", ")));
            all.addAll(file.results());
        }
        if (runs.size() > 1) {
            throw new PlanException(
                    "the files are not of one run, but of %s".formatted(String.join("; and of ", runs)));
        }
        return all;
    }
}
