package dev.frameproof.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.threshold.Threshold;
import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Distribution;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.ReportFormat;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Severity;
import dev.frameproof.reports.StreamResult;
import dev.frameproof.reports.Totals;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedResultTest {
    private static final int SHARES = 3;
    private static final Invocation INVOCATION = new Invocation("v", "c", "r", Instant.EPOCH, Duration.ofSeconds(9));

    private final Random random = new Random(5);
    private final Histogram whole = new Histogram(4);

    @TempDir
    private Path folder;

    @Test
    void sumIsExactlyThatOfOneMachine() throws IOException {
        RunResult merged = merged(results(0), Optional.of(Duration.ZERO));

        assertThat(merged.verdict().outcome()).isEqualTo(Outcome.PROVED);
        assertThat(merged.totals()).isEqualTo(new Totals(300, 300, 600, 600, 200));
        assertThat(merged.latencies().get(0)).isEqualTo(Distribution.latency("total", whole, TimeUnit.MICROSECONDS));
        assertThat(merged.streams()).hasSize(SHARES);
    }

    @Test
    void findingsOfAllAgentsCount() throws IOException {
        RunResult merged = merged(results(2), Optional.of(Duration.ZERO));

        assertThat(merged.verdict().outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(merged.failed()).isEqualTo(2 * SHARES);
        assertThat(merged.findings())
                .as("each names its agent")
                .extracting(Finding::stream)
                .containsExactly("agent0: t/A, 1 viewers", "agent1: t/A, 1 viewers", "agent2: t/A, 1 viewers");
    }

    @Test
    void clockErrorIsStatedWithTheAgesOfRowsAndDoesNotTouchTheOthers() throws IOException {
        RunResult merged = merged(results(0), Optional.of(Duration.ofMillis(3)));

        assertThat(merged.latencies())
                .extracting(LatencyResult::clockError)
                .containsExactly(
                        Duration.ofMillis(3),
                        Duration.ZERO,
                        Duration.ofMillis(3),
                        Duration.ofMillis(3),
                        Duration.ofMillis(3));
        assertThat(merged.environment().toString()).contains("at most 3.00 ms");
        assertThat(merged(results(0), Optional.empty()).environment().toString())
                .contains("not measured");
    }

    @Test
    void thresholdsDecideOnTheWhole() throws IOException {
        RunResult merged = new MergedResult(results(0), List.of(), Optional.of(Duration.ZERO))
                .into(RunResult.builder("n", INVOCATION), List.of(Threshold.parse("latency.max < 1us")), false);

        assertThat(merged.verdict().outcome()).isEqualTo(Outcome.FINDINGS);
    }

    @Test
    void shareThatIsMissingIsNamed() throws IOException {
        List<TaskResult> some =
                results(0).stream().filter(result -> result.share() != 1).toList();

        RunResult merged = merged(some, Optional.of(Duration.ZERO));

        assertThat(merged.verdict().outcome()).isEqualTo(Outcome.ENVIRONMENT_FAILED);
        assertThat(merged.verdict().problems())
                .extracting(Problem::what)
                .containsExactly("Of the senders of topic t, share 1 said nothing in the end.");
    }

    @Test
    void whatAnAgentCouldNotDoIsNamed() throws IOException {
        List<TaskResult> results = new ArrayList<>(results(0));
        TaskResult first = results.get(0);
        results.set(0, with(first, List.of("was ready 900 ms after the load began")));

        assertThat(merged(results, Optional.of(Duration.ZERO)).verdict().problems())
                .extracting(Problem::what)
                .containsExactly("Agent agent0, produce t: was ready 900 ms after the load began");
    }

    @Test
    void filesOfSharesAreReadAsTheyWereWrittenEvenBehindOtherLines() throws IOException {
        List<TaskResult> results = results(1);
        var file = new ShareFile("n", "c", "v", Instant.EPOCH, Duration.ofMillis(12), Map.of("Kafka", "k:1"), results);
        Path path = Files.writeString(folder.resolve("a.json"), "Picked up something\n" + file.toJson() + "\nbye\n");

        ShareFile read = ShareFile.read(path);

        assertThat(read.toJson()).isEqualTo(file.toJson());
        assertThat(read.results().get(1).streams())
                .isEqualTo(results.get(1).streams())
                .isNotEmpty();
    }

    @Test
    void sameShareTwiceAndSharesOfDifferentRunsAreRefused() throws IOException {
        List<TaskResult> all = results(0);
        ShareFile first = file(all.subList(0, 2));
        ShareFile second = file(all.subList(2, 4));

        assertThat(ShareFile.together(List.of(first, second))).hasSize(4);
        assertThatThrownBy(() -> ShareFile.together(List.of(first, first)))
                .isInstanceOf(PlanException.class)
                .hasMessage("two files hold share 0 of 3: give each one once");
        TaskResult other = new TaskResult(
                "produce", "x", "m", "u", 1, 3, true, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, List.of(), Map.of(), null);
        assertThatThrownBy(() -> ShareFile.together(List.of(first, file(List.of(other)))))
                .hasMessageContaining("not of one run");
        Path wrong = Files.writeString(folder.resolve("x.json"), "{}");
        assertThatThrownBy(() -> ShareFile.read(wrong)).hasMessageContaining("not the result of a share");
    }

    private static ShareFile file(List<TaskResult> results) {
        return new ShareFile("n", "c", "v", Instant.EPOCH, Duration.ZERO, Map.of(), results);
    }

    private static RunResult merged(List<TaskResult> results, Optional<Duration> clockError) {
        return new MergedResult(results, List.of(), clockError)
                .into(RunResult.builder("n", INVOCATION), List.of(), false);
    }

    private static TaskResult with(TaskResult result, List<String> problems) {
        return new TaskResult(
                result.task(),
                result.agent(),
                result.machine(),
                result.topic(),
                result.share(),
                result.shares(),
                true,
                result.planned(),
                result.sent(),
                result.acknowledged(),
                result.failed(),
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                1,
                problems,
                result.latencies(),
                null);
    }

    /** Three agents that each sent 100 records of 300, and of which one viewer each saw two thirds of all rows. */
    private List<TaskResult> results(int lostEach) throws IOException {
        List<TaskResult> results = new ArrayList<>();
        for (int share = 0; share < SHARES; share++) {
            String agent = "agent" + share;
            results.add(new TaskResult(
                    TaskResult.PRODUCE,
                    agent,
                    "m",
                    "t",
                    share,
                    SHARES,
                    true,
                    100,
                    100,
                    100,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    1_000,
                    10,
                    List.of(),
                    Map.of("waiting", recorded(new Histogram(3), TimeUnit.NANOSECONDS)),
                    null));
            Histogram ages = new Histogram(4);
            EncodedHistogram encoded = recorded(ages, TimeUnit.MICROSECONDS);
            whole.setAutoResize(true);
            whole.add(ages);
            results.add(new TaskResult(
                    TaskResult.VIEW,
                    agent,
                    "m",
                    "t",
                    share,
                    SHARES,
                    true,
                    0,
                    0,
                    0,
                    0,
                    1,
                    lostEach == 0 ? 1 : 0,
                    200,
                    200 - lostEach,
                    200,
                    lostEach,
                    1_000,
                    10,
                    List.of(),
                    Map.of("total", encoded),
                    report(agent, lostEach)));
        }
        return results;
    }

    private EncodedHistogram recorded(Histogram histogram, TimeUnit unit) {
        for (int n = 0; n < 200; n++) {
            histogram.recordValue(1 + (long) Math.exp(random.nextDouble() * 18));
        }
        return EncodedHistogram.of(histogram, unit);
    }

    private static JsonNode report(String agent, int lost) throws IOException {
        var finding = new Finding(
                FindingKind.LOST, Severity.ERROR, agent + ": t/A, 1 viewers", "t", 0, 4, "", "a row", "nothing", "");
        var stream = new StreamResult(
                agent + ": t/A, 1 viewers",
                "ch",
                "t",
                200,
                200 - lost,
                200,
                List.of(CheckResult.of(
                        FindingKind.LOST, "rows", 200, lost, 0, lost == 0 ? List.of() : List.of(finding))),
                Optional.empty());
        RunResult result = RunResult.builder("t", INVOCATION).stream(stream)
                .totals(new Totals(0, 0, 200, 200, 200))
                .build();
        var json = new StringWriter();
        ReportFormat.JSON.writer().write(result, json);
        return new ObjectMapper().readTree(json.toString());
    }
}
