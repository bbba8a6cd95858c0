package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    private static final Progress EARLY = new Progress(
            Duration.ZERO, Optional.of(Duration.ofSeconds(30)), 0, 0, 0, 0, Optional.empty(), Optional.empty(), 0);
    private static final Progress HUGE = new Progress(
            Duration.ofHours(30),
            Optional.of(Duration.ofHours(70)),
            123_456_789_012L,
            123_456_789_012L,
            123_456_789_012L,
            1_234_567,
            Optional.of(Duration.ofMillis(123)),
            Optional.of(Duration.ofSeconds(12)),
            1_234_567);

    static List<RunResult> runs() {
        return TestingRuns.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void reportWithoutColoursHoldsNoControlCharacter(RunResult run) {
        String text = TerminalReport.render(run, "report.html", new TerminalStyle(100, false, true));

        assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void reportInAsciiHoldsNothingElse(RunResult run) {
        String text = TerminalReport.render(run, "report.html", new TerminalStyle(100, false, false));

        assertThat(text.chars().filter(c -> c != '\n' && (c < ' ' || c > '~'))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void coloursAreTheOnlyDifference(RunResult run) {
        TerminalStyle coloured = new TerminalStyle(100, true, true);
        TerminalStyle plain = new TerminalStyle(100, false, true);

        String stripped = TerminalReport.render(run, "r", coloured).replaceAll("\u001b\\[[0-9;]*m", "");

        assertThat(stripped).isEqualTo(TerminalReport.render(run, "r", plain).replaceAll("(?m)^ *\\^+\n", ""));
    }

    @Test
    void caretStandsUnderTheDifference() {
        String text = TerminalReport.render(TestingRuns.found(), "", new TerminalStyle(100, false, false));
        List<String> lines = text.lines().toList();

        int got = lines.indexOf("      got       1299.80");
        assertThat(lines.get(got + 1)).isEqualTo("                     ^");
        assertThat(lines.get(got).charAt(lines.get(got + 1).indexOf('^'))).isEqualTo('8');
    }

    @Test
    void progressNeverFillsTheLine() {
        for (Progress progress : List.of(EARLY, HUGE)) {
            for (int width = 40; width < 200; width++) {
                String line = ProgressLine.inPlace(progress, new TerminalStyle(width, false, true));
                assertThat(line.length()).as("width %d: %s", width, line).isLessThan(width);
                assertThat(line).contains("verified");
            }
        }
    }

    @Test
    void narrowProgressKeepsWhatMattersMost() {
        assertThat(ProgressLine.inPlace(HUGE, new TerminalStyle(45, false, true)))
                .isEqualTo("verified 123,456,789,012  1,234,567 findings");
    }

    @Test
    void plainProgressTellsEverything() {
        assertThat(ProgressLine.plain(EARLY)).isEqualTo("0 s: sent 0, delivered 0, verified 0, 0/s, 30 s left");
        assertThat(ProgressLine.plain(HUGE))
                .isEqualTo("1 d 06 h: sent 123,456,789,012, delivered 123,456,789,012, verified 123,456,789,012,"
                        + " 1.23M/s, p50 123 ms, p99 12 s, 1,234,567 findings, 2 d 22 h left");
    }

    @Test
    void runOfUnknownLengthShowsTheTimeThatPassed() {
        Progress endless = new Progress(
                Duration.ofSeconds(7), Optional.empty(), 1, 1, 1, 1, Optional.empty(), Optional.empty(), 0);

        assertThat(ProgressLine.inPlace(endless, new TerminalStyle(100, false, false)))
                .isEqualTo("sent 1  delivered 1  verified 1  1/s  7 s");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 72, 100, 200})
    void liveViewKeepsToTheWidthAndShowsEachProcessWhereThereIsRoom(int width) {
        Progress progress = new Progress(
                Duration.ofSeconds(12),
                Optional.of(Duration.ofSeconds(18)),
                240_000,
                239_998,
                239_990,
                20_000,
                Optional.of(Duration.ofMillis(5)),
                Optional.of(Duration.ofMillis(12)),
                0,
                List.of(
                        new Progress.ProcessNow("frameproof", 0.93, 250L << 20),
                        new Progress.ProcessNow("kafka", 12.34, 5_000L << 20),
                        new Progress.ProcessNow("a-name-that-is-much-longer-than-any", 0, 1)));

        List<String> lines = new LiveView(new TerminalStyle(width, false, true), 2).lines(progress);

        assertThat(lines).allMatch(line -> line.length() < width);
        assertThat(lines).hasSize(width >= 100 ? 4 : 1);
        if (width >= 100) {
            assertThat(lines.get(1))
                    .isEqualTo("  frameproof                ━━━━━━────── 0.93 cores  ━───────────  250 MiB");
            assertThat(lines.get(2)).contains("━━━━━━━━━━━━ 12.3 cores").contains("4.88 GiB");
        }
    }
}
