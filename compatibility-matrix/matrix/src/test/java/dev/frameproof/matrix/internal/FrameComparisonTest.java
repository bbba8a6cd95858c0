package dev.frameproof.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.reports.CellDifference;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.MatrixCell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameComparisonTest {
    private static final String SCHEMA = """
            {"schema":{"fields":[
              {"name":"time","type":"time","typeInfo":{"frame":"time.Time"}},
              {"name":"offset","type":"number","typeInfo":{"frame":"int64"}},
              {"name":"a","type":"%s","typeInfo":{"frame":"%s","nullable":true}}]},
             "data":{"values":[[%d],[%d],[%s]]}}""";

    private static FrameDigest digest(String type, String frameType, String value, long time) {
        var frames = new CaseFrames();
        for (int offset = 0; offset < 8; offset++) {
            accept(frames, SCHEMA.formatted(type, frameType, time, offset, value));
        }
        return frames.digest(true);
    }

    private static void accept(CaseFrames frames, String json) {
        byte[] bytes = ("xx" + json).getBytes(StandardCharsets.UTF_8);
        frames.accept(bytes, 2, bytes.length, System.nanoTime());
    }

    private static List<CellDifference> compared(FrameDigest one, FrameDigest other) {
        return FrameComparison.of("json", "left", one, "right", other);
    }

    @Test
    void timesAndGroupingAreNoDifference() {
        var grouped = new CaseFrames();
        accept(grouped, """
                {"schema":{"fields":[
                  {"name":"time","type":"time","typeInfo":{"frame":"time.Time"}},
                  {"name":"offset","type":"number","typeInfo":{"frame":"int64"}},
                  {"name":"a","type":"number","typeInfo":{"frame":"int64","nullable":true}}]},
                 "data":{"values":[[1,2,3],[0,1,2],[5,5,5]]}}""");
        accept(grouped, "{\"data\":{\"values\":[[4,5],[3,4],[5,5]]}}");

        assertThat(compared(digest("number", "int64", "5", 1_000), grouped.digest(true)))
                .isEmpty();
    }

    @Test
    void otherTypeIsTold() {
        assertThat(compared(digest("number", "int64", "5", 1), digest("string", "string", "\"5\"", 1)))
                .extracting(CellDifference::what)
                .contains("types", "rows");
    }

    @Test
    void otherValueIsToldAtItsPosition() {
        CellDifference first = compared(digest("number", "int64", "5", 1), digest("number", "int64", "6", 1))
                .get(0);

        assertThat(first.place()).isEqualTo("0/0 a");
        assertThat(first.leftText()).isEqualTo("5");
        assertThat(first.rightText()).isEqualTo("6");
    }

    @Test
    void columnOfNullsAloneHasNoTypeThatCouldDiffer() {
        assertThat(compared(digest("number", "float64", "null", 1), digest("string", "string", "null", 1)))
                .isEmpty();
    }

    @Test
    void digestSurvivesItsFile() throws Exception {
        FrameDigest digest = digest("number", "int64", "5", 1);

        assertThat(FrameDigest.of(digest.toJson())).isEqualTo(digest);
        assertThat(digest.rows()).hasSize(5);
    }

    @Test
    void goldenFramesAreWrittenOnDemandAndFailThatRun(@TempDir Path dir) {
        MatrixCell cell = new MatrixCell(
                "embedded 12.4.0",
                "plugin 1",
                "json",
                CellEnd.PROVED,
                "",
                1,
                1,
                List.of(),
                Duration.ZERO,
                List.of(),
                List.of());
        FrameDigest digest = digest("number", "int64", "5", 1);

        assertThat(new GoldenFrames(dir, false)
                        .judge("plugin", cell, digest)
                        .orElseThrow()
                        .why())
                .contains("No golden frames");
        assertThat(new GoldenFrames(dir, true)
                        .judge("plugin", cell, digest)
                        .orElseThrow()
                        .why())
                .contains("were written");
        assertThat(dir.resolve("plugin/json.json")).isNotEmptyFile();
        assertThat(new GoldenFrames(dir, false).judge("plugin", cell, digest)).isEmpty();
        assertThat(new GoldenFrames(dir, false)
                        .judge("plugin", cell, digest("number", "int64", "6", 1))
                        .orElseThrow()
                        .differences())
                .isNotEmpty();
        assertThat(Files.exists(dir.resolve("plugin"))).isTrue();
    }

    @Test
    void roomIsBoundByMemoryAndCores() {
        assertThat(StackRoom.of(2, 8_000)).isEqualTo(2);
        assertThat(StackRoom.of(8, 1_500)).isEqualTo(2);
        assertThat(StackRoom.of(8, 100)).isEqualTo(1);
    }
}
