package dev.frameproof.oracle.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a wrong row does to the plugin's later rows, as the real plugin shows it, is no further finding. */
class FollowingRowsTest {
    private static final String TIME = "{\"name\":\"time\",\"type\":\"time\",\"typeInfo\":{\"frame\":\"time.Time\"}}";
    private static final String OFFSET = "{\"name\":\"offset\",\"type\":\"number\",\"typeInfo\":{\"frame\":\"int64\"}}";

    @TempDir
    Path folder;

    private final List<String> records = new ArrayList<>();
    private final List<String> frames = new ArrayList<>();

    private static String column(String name, String type) {
        return "{\"name\":\"%s\",\"type\":\"string\",\"typeInfo\":{\"frame\":\"%s\",\"nullable\":true}}"
                .formatted(name, type);
    }

    private static String text(String name) {
        return "{\"name\":\"%s\",\"type\":\"string\",\"typeInfo\":{\"frame\":\"string\"}}".formatted(name);
    }

    private static String base64(String text) {
        return text == null ? "null" : '"' + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + '"';
    }

    private void record(String key, String value) {
        records.add("{\"partition\":0,\"key\":%s,\"value\":%s,\"timestamp\":5}".formatted(base64(key), base64(value)));
    }

    private void frame(String name, String values, String... fields) {
        frames.add("{\"schema\":{\"name\":\"%s\",\"refId\":\"A\",\"fields\":[%s]},\"data\":{\"values\":%s}}"
                .formatted(name, String.join(",", fields), values));
    }

    private List<String> judged(String query) throws Exception {
        Path file = Files.writeString(
                folder.resolve("x.json"),
                ("{\"query\":{\"topicName\":\"T\",\"partition\":0,\"autoOffsetReset\":\"earliest\",\"refId\":\"A\",%s},"
                                + "\"records\":%s,\"frames\":%s}")
                        .formatted(query, records, frames));
        return RecordingJudge.judge(Recording.read(file)).findings().stream()
                .map(finding -> finding.id().replaceFirst("x/", ""))
                .toList();
    }

    @Test
    void nullInAKeysColumnBesideAPlainTextHasTheTypeOfTheKeysColumn() throws Exception {
        record("{\"n\":null}", "a");
        record("{\"n\":7}", "b");
        record("{\"n\":null}", "c");
        frame(
                "response",
                "[[5],[0],[null],[\"a\"]]",
                TIME,
                OFFSET,
                column("key.n", "float64"),
                column("message", "string"));
        frame(
                "response",
                "[[5,5],[1,2],[7,null],[\"b\",\"c\"]]",
                TIME,
                OFFSET,
                column("key.n", "int64"),
                column("message", "string"));

        assertThat(judged("\"messageFormat\":\"plaintext\",\"keyFormat\":\"json\""))
                .isEmpty();
    }

    @Test
    void nullsMayKeepTheTypeOfAValueThatWasWrong() throws Exception {
        record("k", "{\"key\":null}");
        record("k", "{\"key\":null}");
        frame("response", "[[5,5],[0,1],[\"k\",null]]", TIME, OFFSET, column("key", "string"));

        assertThat(judged("\"keyFormat\":\"string\"")).containsExactly("wrong-value/0/0/key");
    }

    @Test
    void nullsMayHaveAnyTypeAfterARecordOfWhichNothingWasShown() throws Exception {
        record("k", "{\"a\":1,\"b\":1}");
        record("k", "{\"a\":\"text\",\"b\":2}");
        record("k", "{\"a\":true,\"b\":3}");
        record("k", "{\"a\":null,\"b\":null}");
        frame("response", "[[5],[0],[1],[1]]", TIME, OFFSET, column("a", "int64"), column("b", "int64"));
        String partition = "{\"name\":\"partition\",\"type\":\"number\",\"typeInfo\":{\"frame\":\"int32\"}}";
        frame("response", "[[5],[0],[1],[\"no\"]]", TIME, partition, OFFSET, text("error"));
        frame("response", "[[5],[2],[3]]", TIME, OFFSET, column("b", "int64"));
        frame("response", "[[5],[3],[null],[null]]", TIME, OFFSET, column("a", "int64"), column("b", "int64"));

        assertThat(judged("\"keyFormat\":\"none\""))
                .containsExactly("unexpected-error/0/1/error", "wrong-columns/0/2/a");
    }

    @Test
    void nullOfATypeThatNothingShowedIsFound() throws Exception {
        record("k", "{\"a\":null}");
        frame("response", "[[5],[0],[null]]", TIME, OFFSET, column("a", "string"));

        assertThat(judged("\"keyFormat\":\"none\"")).containsExactly("wrong-type/0/0/a");
    }

    private void line(int offset, String tags, String... fields) {
        List<String> all = new ArrayList<>(
                List.of(TIME.replace("time\",\"type", "Time\",\"type"), text("_measurement"), text("_field")));
        all.addAll(List.of(column("value", "float64"), column("value_str", "string")));
        all.addAll(List.of(fields));
        all.add(OFFSET);
        frame(
                "lineprotocol",
                "[[5],[\"m\"],[\"v\"],[1],[null],%s[%d]]".formatted(tags, offset),
                all.toArray(String[]::new));
    }

    @Test
    void columnThatAWrongLineBroughtMayStayOrGo() throws Exception {
        record(null, "m v=1");
        record(null, "m v=1");
        record(null, "m,t=a v=1");
        line(0, "[\"x\"],", column("zzz", "string"));
        line(1, "[null],", column("zzz", "string"));
        line(2, "[null],[\"a\"],", column("zzz", "string"), column("t", "string"));
        String query = "\"messageFormat\":\"lineprotocol\"";

        assertThat(judged(query)).containsExactly("wrong-columns/0/0/zzz");

        frames.subList(1, 3).clear();
        line(1, "");
        line(2, "[\"a\"],", column("t", "string"));
        assertThat(judged(query)).containsExactly("wrong-columns/0/0/zzz");
    }

    @Test
    void microsecondsMayBeWrittenWithAMicroSign() throws Exception {
        record(null, "m v=1 5000");
        line(0, "");

        assertThat(judged("\"messageFormat\":\"lineprotocol\",\"lineProtocolTimestampPrecision\":\"µs\""))
                .isEmpty();
    }
}
