package dev.frameproof.browser;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.oracle.recording.Recording;
import dev.frameproof.oracle.recording.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The frames of one stream.
 *
 * @param name what it is called in findings
 * @param topic the Kafka topic that it is of
 * @param queryJson the stream query, without topic and refId
 * @param frames the {@code data} of every Live push, in order: JSON in UTF-8
 */
public record StreamFrames(String name, String topic, String queryJson, List<byte[]> frames) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public StreamFrames {
        requireNonNull(name, "name");
        requireNonNull(topic, "topic");
        requireNonNull(queryJson, "queryJson");
        frames = List.copyOf(frames);
    }

    /**
     * Reads a file of the form described in {@code docs/recordings.md}. Its topic is called as its case.
     *
     * @throws RecordingException when it cannot be read or is no recording
     */
    public static StreamFrames ofRecording(Path file) throws RecordingException {
        Recording recording = Recording.read(file);
        return new StreamFrames(
                recording.name(), topicOf(recording.name()), queryOf(file).toString(), recording.frames());
    }

    private static String topicOf(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static JsonNode queryOf(Path file) throws RecordingException {
        try {
            ObjectNode query = JSON.createObjectNode();
            JsonNode recorded = JSON.readTree(Files.readAllBytes(file)).path("query");
            recorded.properties().forEach(member -> query.set(member.getKey(), member.getValue()));
            query.remove(List.of("topicName", "refId"));
            return query;
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e.getMessage());
        }
    }
}
