package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunResultTest {
    private static final Invocation INVOCATION =
            new Invocation("0.1.0", "frameproof run", "", Instant.EPOCH, Duration.ofSeconds(30));

    @Test
    void checksOfTheRunAreTheSumsOfItsStreams() {
        Finding lostAtA = finding(FindingKind.LOST, "a", 7);
        Finding lostAtB = finding(FindingKind.LOST, "b", 8);

        RunResult run = RunResult.builder("orders", INVOCATION).totals(new Totals(100, 100, 195, 195, 100)).stream(
                        stream("a", CheckResult.of(FindingKind.LOST, "rows", 100, 3, 1, List.of(lostAtA))))
                .stream(stream(
                        "b",
                        CheckResult.of(FindingKind.LOST, "rows", 100, 2, 0, List.of(lostAtB)),
                        CheckResult.passed(FindingKind.DUPLICATED, "rows", 98)))
                .build();

        assertThat(run.checks())
                .containsExactly(
                        CheckResult.of(FindingKind.LOST, "rows", 200, 5, 1, List.of(lostAtA, lostAtB)),
                        CheckResult.passed(FindingKind.DUPLICATED, "rows", 98));
        assertThat(run.failed()).isEqualTo(5);
        assertThat(run.noted()).isEqualTo(1);
        assertThat(run.findings()).containsExactly(lostAtA, lostAtB);
    }

    @Test
    void checkIsSkippedOnlyWhenNoStreamMadeIt() {
        CheckResult skipped = CheckResult.skipped(FindingKind.LATE, "rows", "No limit is set.");

        assertThat(CheckResult.sum(List.of(skipped, skipped))).isEqualTo(skipped);
        assertThat(CheckResult.sum(List.of(skipped, CheckResult.passed(FindingKind.LATE, "rows", 5))))
                .isEqualTo(CheckResult.passed(FindingKind.LATE, "rows", 5));
    }

    @Test
    void runWithoutFindingsIsProved() {
        RunResult run = RunResult.builder("orders", INVOCATION).totals(new Totals(1000, 1000, 2000, 2000, 1000)).stream(
                        stream("a", CheckResult.passed(FindingKind.LOST, "rows", 2000)))
                .build();

        assertThat(run.verdict())
                .isEqualTo(Verdict.of(
                        Outcome.PROVED, "All 2,000 rows were verified: each came once, in order and unchanged."));
    }

    @Test
    void headlineCountsWhatWasFound() {
        RunResult run = RunResult.builder("orders", INVOCATION)
                .totals(new Totals(5000, 5000, 4000, 4000, 4000))
                .check(CheckResult.of(FindingKind.LOST, "rows", 5000, 1000, 0, List.of()))
                .check(CheckResult.of(FindingKind.WRONG_VALUE, "rows", 4000, 2, 0, List.of()))
                .threshold(new ThresholdResult("latency p99", "at most 200 ms", "1.2 s", false))
                .build();

        assertThat(run.verdict())
                .isEqualTo(Verdict.of(
                        Outcome.FINDINGS,
                        "1,002 findings: 1,000 lost, 2 wrong value. 1 threshold is not met: latency p99."));
    }

    @Test
    void brokenThresholdAloneIsAFinding() {
        RunResult run = RunResult.builder("orders", INVOCATION)
                .totals(new Totals(1, 1, 1, 1, 1))
                .threshold(new ThresholdResult("latency p99", "at most 200 ms", "1.2 s", false))
                .build();

        assertThat(run.verdict().outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(run.verdict().headline()).endsWith("1 threshold is not met: latency p99.");
    }

    @Test
    void runThatVerifiedNothingIsNotProved() {
        assertThat(RunResult.builder("orders", INVOCATION).build().verdict())
                .isEqualTo(Verdict.of(Outcome.FINDINGS, "Not one row could be verified."));
    }

    @Test
    void falseProofCannotBeMade() {
        Verdict proved = Verdict.of(Outcome.PROVED, "All is well.");
        RunResult.Builder nothingVerified =
                RunResult.builder("orders", INVOCATION).verdict(proved);
        RunResult.Builder lost = RunResult.builder("orders", INVOCATION)
                .verdict(proved)
                .totals(new Totals(2, 2, 1, 1, 1))
                .check(CheckResult.of(FindingKind.LOST, "rows", 2, 1, 0, List.of()));
        RunResult.Builder slow = RunResult.builder("orders", INVOCATION)
                .verdict(proved)
                .totals(new Totals(1, 1, 1, 1, 1))
                .threshold(new ThresholdResult("latency p99", "at most 200 ms", "1.2 s", false));

        assertThatThrownBy(nothingVerified::build).hasMessageContaining("without verified rows");
        assertThatThrownBy(lost::build).hasMessageContaining("check lost failed");
        assertThatThrownBy(slow::build).hasMessageContaining("threshold latency p99");
    }

    @Test
    void streamsNeedTheirOwnNames() {
        RunResult.Builder twins = RunResult.builder("orders", INVOCATION).stream(stream("orders/A viewer 1")).stream(
                stream("orders/A viewer 1"));

        assertThatThrownBy(twins::build).hasMessage("two streams are named orders/A viewer 1");
    }

    @Test
    void checkRefusesWhatContradictsItself() {
        assertThatThrownBy(() ->
                        CheckResult.of(FindingKind.LOST, "rows", 1, 0, 0, List.of(finding(FindingKind.LOST, "a", 1))))
                .hasMessageContaining("keeps 1 findings of 0");
        assertThatThrownBy(() ->
                        CheckResult.of(FindingKind.LOST, "rows", 1, 1, 0, List.of(finding(FindingKind.LATE, "a", 1))))
                .hasMessageContaining("check lost holds a finding of kind late");
        assertThatThrownBy(() ->
                        new CheckResult(FindingKind.LOST, "rows", 1, 1, 0, CheckResult.Status.PASSED, "", List.of()))
                .hasMessageContaining("PASSED with 1 failed");
        assertThatThrownBy(() -> CheckResult.skipped(FindingKind.LOST, "rows", ""))
                .hasMessageContaining("SKIPPED with the reason ''");
    }

    @Test
    void seriesMayNotRunBackInTime() {
        assertThatThrownBy(() -> new TimeSeries(
                        Measure.CPU,
                        "plugin",
                        List.of(
                                new TimeSeries.Point(Duration.ofSeconds(2), 1),
                                new TimeSeries.Point(Duration.ofSeconds(1), 1))))
                .hasMessageContaining("runs back in time at point 1");
    }

    private static StreamResult stream(String name, CheckResult... checks) {
        return new StreamResult(name, "1/ds/uid/path", "orders", 100, 98, 98, List.of(checks), Optional.empty());
    }

    private static Finding finding(FindingKind kind, String stream, long offset) {
        return new Finding(kind, Severity.ERROR, stream, "orders", 0, offset, "", "a row", "nothing", "");
    }
}
