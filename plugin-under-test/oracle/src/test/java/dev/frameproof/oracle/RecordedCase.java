package dev.frameproof.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.oracle.StartPosition.Reset;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One recording of the real plugin: what it was asked, what lay in the topic, what it sent. */
record RecordedCase(StreamQuery query, Representation representation, TestingRecords records, List<byte[]> frames) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/recordings/plugin-1.7.2/";

    static RecordedCase load(String name) {
        try (InputStream in = RecordedCase.class.getResourceAsStream(FOLDER + name + ".json")) {
            JsonNode recording = JSON.readTree(in);
            StreamQuery query = query(recording.get("query"));
            return new RecordedCase(query, representation(recording), records(recording, query), frames(recording));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the recording " + name, e);
        }
    }

    private static StreamQuery query(JsonNode json) {
        StreamQuery query = StreamQuery.of(json.get("topicName").asText())
                .withStart(start(json))
                .withRefId(json.get("refId").asText())
                .withAlias(json.path("alias").asText(""))
                .withMessageFormat(Arrays.stream(MessageFormat.values())
                        .filter(format ->
                                format.id().equals(json.path("messageFormat").asText("json")))
                        .findFirst()
                        .orElseThrow())
                .withKeyFormat(Arrays.stream(KeyFormat.values())
                        .filter(format ->
                                format.id().equals(json.path("keyFormat").asText("none")))
                        .findFirst()
                        .orElseThrow());
        JsonNode partition = json.get("partition");
        return partition.isInt() ? query.withPartition(partition.asInt()) : query;
    }

    private static StartPosition start(JsonNode json) {
        String reset = json.get("autoOffsetReset").asText();
        return reset.equals(Reset.LAST_N.id())
                ? StartPosition.last(json.get("lastN").asInt())
                : StartPosition.earliest();
    }

    private static Representation representation(JsonNode recording) {
        JsonNode settings = recording.get("datasource");
        return Representation.kafkaDatasource()
                .withFlattening(
                        settings.path("flattenMaxDepth").asInt(5),
                        settings.path("flattenFieldCap").asInt(1000));
    }

    private static TestingRecords records(JsonNode recording, StreamQuery query) throws IOException {
        int partitions = recording.get("partitions").asInt();
        var records = new TestingRecords(partitions);
        for (JsonNode record : recording.get("records")) {
            int partition = record.get("partition").asInt();
            ExpectedRecord expected =
                    RecordDecoding.decode(query.messageFormat(), bytes(record.get("key")), bytes(record.get("value")));
            records.put(
                    partition,
                    records.endOffset(partition),
                    expected,
                    record.get("timestamp").asLong(),
                    0);
        }
        return records;
    }

    private static byte[] bytes(JsonNode base64) throws IOException {
        return base64.isNull() ? null : base64.binaryValue();
    }

    private static List<byte[]> frames(JsonNode recording) {
        List<byte[]> frames = new ArrayList<>();
        recording.get("frames").forEach(frame -> frames.add(frame.toString().getBytes(UTF_8)));
        return frames;
    }

    StreamVerdict verdict() {
        var verifier = new StreamVerifier(
                query, representation, records, new LatencyRecorder(), VerifierOptions.named("recording"));
        if (query.start().reset() == Reset.LAST_N) {
            int partition = query.partition().orElseThrow();
            verifier.dueFrom(
                    partition, records.endOffset(partition) - query.start().lastN());
        }
        frames.forEach(frame -> verifier.accept(frame, 0, frame.length, 0));
        return verifier.finish(StreamEnd.stopped());
    }
}
