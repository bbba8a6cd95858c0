package dev.frameproof.oracle.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.frameproof.reports.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults planted into recordings that conform: each is found at its record, and nothing else is found. */
class PlantedFaultsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> names() throws IOException, URISyntaxException {
        return RecordingsTest.names().filter(name -> !RecordingsTest.BROKEN_PROMISES.containsKey(name));
    }

    private static Recording recording(String name) throws Exception {
        return Recording.read(RecordingsTest.folder().resolve(name + ".json"));
    }

    private static List<JsonNode> frames(Recording recording) throws IOException {
        List<JsonNode> frames = new ArrayList<>();
        for (byte[] frame : recording.frames()) {
            frames.add(JSON.readTree(frame));
        }
        return frames;
    }

    private static Judgement judged(Recording recording, List<JsonNode> frames) {
        return RecordingJudge.judge(new Recording(
                recording.name(),
                recording.query(),
                recording.representation(),
                recording.partitions(),
                recording.ends(),
                recording.registry(),
                recording.records(),
                List.of(),
                frames.stream().map(frame -> frame.toString().getBytes(UTF_8)).toList()));
    }

    private static int column(JsonNode frame, String name) {
        JsonNode fields = frame.at("/schema/fields");
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path("name").asText().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static ArrayNode values(JsonNode frame, int column) {
        return (ArrayNode) frame.at("/data/values").get(column);
    }

    private static long offset(JsonNode frame, int row) {
        return values(frame, column(frame, "offset")).get(row).asLong();
    }

    private static int rows(JsonNode frame) {
        return values(frame, 0).size();
    }

    private static void assertFoundOnlyAt(Judgement judgement, long offset, String planted) {
        assertThat(judgement.findings())
                .as("%s: %s", judgement.recording(), planted)
                .isNotEmpty()
                .extracting(JudgedFinding::finding)
                .extracting(Finding::offset)
                .containsOnly(offset);
    }

    @ParameterizedTest
    @MethodSource("names")
    void rowThatIsMissingIsFound(String name) throws Exception {
        Recording recording = recording(name);
        for (int at = 0; at < recording.frames().size(); at++) {
            for (int row = 0; row < Math.min(3, rows(frames(recording).get(at))); row++) {
                List<JsonNode> frames = frames(recording);
                JsonNode frame = frames.get(at);
                long offset = offset(frame, row);
                if (rows(frame) == 1) {
                    frames.remove(at);
                } else {
                    int dropped = row;
                    frame.at("/data/values").forEach(column -> ((ArrayNode) column).remove(dropped));
                    for (JsonNode nanos : frame.at("/data/nanos")) {
                        if (nanos.isArray()) {
                            ((ArrayNode) nanos).remove(dropped);
                        }
                    }
                }
                assertFoundOnlyAt(judged(recording, frames), offset, "row of frame " + at + " dropped");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void frameThatCameTwiceIsFound(String name) throws Exception {
        Recording recording = recording(name);
        List<JsonNode> frames = frames(recording);
        JsonNode last = frames.get(frames.size() - 1);
        frames.add(last);

        assertThat(judged(recording, frames).findings())
                .extracting(finding -> finding.finding().kind().id())
                .isNotEmpty()
                .containsOnly("duplicated");
    }

    @ParameterizedTest
    @MethodSource("names")
    void cellThatChangedIsFound(String name) throws Exception {
        Recording recording = recording(name);
        for (int at = 0; at < Math.min(5, recording.frames().size()); at++) {
            JsonNode original = frames(recording).get(at);
            int columns = original.at("/schema/fields").size();
            for (int column = 0; column < columns; column++) {
                String field =
                        original.at("/schema/fields").get(column).path("name").asText();
                boolean place = field.equals("offset") || field.equals("partition");
                if (!place && column(original, "error") < 0) {
                    List<JsonNode> frames = frames(recording);
                    long offset = offset(frames.get(at), 0);
                    change(frames.get(at), column);
                    assertFoundOnlyAt(judged(recording, frames), offset, field + " of frame " + at + " changed");
                }
            }
        }
    }

    private static void change(JsonNode frame, int column) {
        ArrayNode values = values(frame, column);
        JsonNode value = values.get(0);
        String type =
                frame.at("/schema/fields").get(column).at("/typeInfo/frame").asText();
        switch (type) {
            case "string" -> values.set(0, value.asText() + "x");
            case "bool" -> values.set(0, JSON.getNodeFactory().booleanNode(!value.asBoolean()));
            case "uint64" -> values.set(0, JSON.getNodeFactory().numberNode(value.asLong() == 7 ? 8 : 7));
            case "float64" -> values.set(0, JSON.getNodeFactory().numberNode(value.asDouble() * 2 + 1.7));
            default -> values.set(0, JSON.getNodeFactory().numberNode(value.asLong() ^ 1));
        }
    }
}
