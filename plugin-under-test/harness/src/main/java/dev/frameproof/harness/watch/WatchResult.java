package dev.frameproof.harness.watch;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.internal.StreamResults;
import dev.frameproof.harness.internal.TimeLine;
import dev.frameproof.harness.internal.Viewer;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.reports.Distribution;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.StreamResult;
import dev.frameproof.reports.Totals;
import dev.frameproof.reports.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Puts a watch's result together. */
final class WatchResult {
    private final WatchPlan plan;
    private final RunEnvironment environment;
    private final Supplier<Duration> sinceStart;
    private final Instant started = Instant.now();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final TimeLine timeLine = new TimeLine();
    private final LatencyRecorder latency = new LatencyRecorder();
    private final List<Problem> problems = new ArrayList<>();
    private Optional<StreamResult> stream = Optional.empty();
    private Totals totals = Totals.NONE;

    WatchResult(WatchPlan plan, RunEnvironment environment, Supplier<Duration> sinceStart) {
        this.plan = plan;
        this.environment = environment;
        this.sinceStart = sinceStart;
    }

    TimeLine timeLine() {
        return timeLine;
    }

    LatencyRecorder latency() {
        return latency;
    }

    void fact(String name, String value) {
        facts.put(name, value);
    }

    /** Something kept the watch from being whole. */
    void problem(Problem problem) {
        problems.add(problem);
    }

    void stream(Viewer viewer, StreamVerdict verdict) {
        stream = Optional.of(StreamResults.of(viewer, verdict));
        totals = new Totals(
                verdict.rowsExpected(),
                verdict.rowsExpected(),
                verdict.rowsDelivered(),
                verdict.rowsVerified(),
                verdict.rowsVerified());
    }

    RunResult judged(boolean interrupted) {
        RunResult.Builder result = builder();
        if (!problems.isEmpty()) {
            result.verdict(new Verdict(Outcome.ENVIRONMENT_FAILED, "The environment failed midway.", problems));
        } else if (interrupted && totals.delivered() == 0) {
            result.verdict(new Verdict(Outcome.INTERRUPTED, "Interrupted before a row came.", List.of()));
        }
        return result.build();
    }

    RunResult failed(Verdict verdict) {
        return builder().verdict(verdict).build();
    }

    private RunResult.Builder builder() {
        RunResult.Builder result = RunResult.builder(
                plan.query().topicName(),
                new Invocation(
                        environment.version(),
                        environment.commandLine(),
                        environment.commandLine(),
                        started,
                        sinceStart.get()));
        facts.forEach(result::fact);
        stream.ifPresent(result::stream);
        result.totals(totals);
        if (latency.total().getTotalCount() > 0) {
            result.latency(Distribution.latency("record to viewer", latency.total(), TimeUnit.MICROSECONDS));
        }
        timeLine.all().forEach(result::series);
        result.artifact("Logs of each process", "logs/");
        return result;
    }
}
