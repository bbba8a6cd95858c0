package dev.frameproof.oracle.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of topics whose records do not begin at 0, or have gaps between them. */
class RecordedOffsetsTest {
    private static final long FAR = 7_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void rowsAreHeldAgainstTheOffsetsThatTheRecordingSays() throws Exception {
        Judgement judgement = judge(
                record(FAR, "{\"v\":1}") + "," + record(FAR + 2, "{\"v\":2}"),
                frame("[" + FAR + "," + (FAR + 2) + "]", "[1,2]"));

        assertThat(judgement.rows()).isEqualTo(2);
        assertThat(judgement.findings()).isEmpty();
    }

    @Test
    void gapsHoldNothingAndMissingRecordsAreMissed() throws Exception {
        Judgement judgement = judge(
                record(FAR, "{\"v\":1}") + "," + record(FAR + 2, "{\"v\":2}") + "," + record(FAR + 3, "{\"v\":3}"),
                frame("[" + FAR + "," + (FAR + 1) + "," + (FAR + 3) + "]", "[1,9,3]"));

        assertThat(judgement.findings().stream().map(JudgedFinding::id))
                .containsExactly("case/unknown-row/0/" + (FAR + 1), "case/lost/0/" + (FAR + 2));
    }

    @Test
    void offsetsThatCannotBeAreRefused() throws Exception {
        String frame = frame("[5]", "[1]");
        assertThatThrownBy(() -> judge(record(5, "{\"v\":1}") + "," + record(5, "{\"v\":2}"), frame))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("record 1: its offset 5 comes after 5");
        assertThatThrownBy(() ->
                        judge(record(5, "{\"v\":1}") + ",{\"partition\":0,\"value\":null,\"timestamp\":0}", frame))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("either every record says its \"offset\", or none does");
    }

    @Test
    void lastRecordsMayBeCountedWithMarkersThatTheRecordingDoesNotTell() throws Exception {
        String records = record(0, "{\"v\":0}") + "," + record(2, "{\"v\":2}") + "," + record(3, "{\"v\":3}");
        String lastN = "\"lastN\", \"lastN\": 2";

        assertThat(judge(lastN, records, frame("[3]", "[3]")).findings()).isEmpty();
        assertThat(judge(lastN, records, frame("[2,3]", "[2,3]")).findings()).isEmpty();
        assertThat(judge(lastN, records, frame("[2]", "[2]")).findings())
                .extracting(JudgedFinding::id)
                .containsExactly("case/lost/0/3");
        assertThat(judge(lastN, records, frame("[0,3]", "[0,3]")).findings())
                .extracting(JudgedFinding::id)
                .containsExactly("case/unknown-row/0/0");
    }

    @Test
    void lastRecordsAreThoseBeforeTheEndThatTheRecordingTells() throws Exception {
        String records = record(0, "{\"v\":0}") + "," + record(2, "{\"v\":2}") + "," + record(3, "{\"v\":3}") + ","
                + record(5, "{\"v\":5}");
        String start = "\"lastN\", \"lastN\": 2";

        assertThat(ids(start, "4, \"lastStable\": 4", records, frame("[2,3,5]", "[2,3,5]")))
                .as("what came later comes on top of the last ones")
                .isEmpty();
        assertThat(ids(start, "4", records, frame("[3,5]", "[3,5]")))
                .as("no marker that is not told excuses a lost one")
                .containsExactly("case/lost/0/2");
        assertThat(ids(start, "5", records, frame("[3,5]", "[3,5]")))
                .as("a marker at the end counts")
                .isEmpty();
        assertThat(ids(start, "5, \"lastStable\": 3", records, frame("[0,2,3,5]", "[0,2,3,5]")))
                .as("a transaction was open at 3")
                .isEmpty();
        assertThat(ids(start, "5", records, frame("[0,2,3,5]", "[0,2,3,5]"))).containsExactly("case/unknown-row/0/0");
        assertThatThrownBy(() -> ids(start, "5, \"lastStable\": 6", records, frame("[5]", "[5]")))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("last stable offset");
        assertThatThrownBy(() -> ids(start, "\"5\"", records, frame("[5]", "[5]")))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("endOffsets");
    }

    private List<String> ids(String reset, String end, String records, String frame) throws Exception {
        String ends = "\"endOffsets\": [{\"partition\": 0, \"end\": " + end + "}],";
        return judge(reset, ends, records, frame).findings().stream()
                .map(JudgedFinding::id)
                .toList();
    }

    private Judgement judge(String records, String frame) throws IOException, RecordingException {
        return judge("\"earliest\"", records, frame);
    }

    private Judgement judge(String reset, String records, String frame) throws IOException, RecordingException {
        return judge(reset, "", records, frame);
    }

    private Judgement judge(String reset, String ends, String records, String frame)
            throws IOException, RecordingException {
        Path file = folder.resolve("case.json");
        Files.writeString(file, """
                {"query": {"topicName": "T", "partition": 0, "autoOffsetReset": %s, "refId": "A"},
                 %s
                 "records": [%s],
                 "frames": [%s]}
                """.formatted(reset, ends, records, frame));
        return RecordingJudge.judge(Recording.read(file));
    }

    private static String record(long offset, String value) {
        String base64 = Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
        return "{\"partition\":0,\"offset\":%d,\"key\":null,\"value\":\"%s\",\"timestamp\":1000}"
                .formatted(offset, base64);
    }

    private static String frame(String offsets, String values) {
        String times = List.of(values.split(",")).stream()
                .map(value -> "1000")
                .toList()
                .toString();
        return """
                {"schema":{"name":"response","refId":"A","fields":[
                  {"name":"time","type":"time","typeInfo":{"frame":"time.Time"},"labels":{}},
                  {"name":"offset","type":"number","typeInfo":{"frame":"int64"},"labels":{}},
                  {"name":"v","type":"number","typeInfo":{"frame":"int64","nullable":true},"labels":{}}]},
                 "data":{"values":[%s,%s,%s]}}
                """.formatted(times, offsets, values);
    }
}
