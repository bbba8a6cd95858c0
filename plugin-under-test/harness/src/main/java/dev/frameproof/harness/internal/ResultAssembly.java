package dev.frameproof.harness.internal;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.viewers.FleetVerdict;
import dev.frameproof.oracle.LatencyPart;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.producers.sink.ProducerProgress;
import dev.frameproof.reports.Distribution;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Puts a run's result together. */
final class ResultAssembly {
    private final RunPlan plan;
    private final RunEnvironment environment;
    private final Instant started;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private long delivered;
    private long verified;
    private final Map<String, Long> mostByTopic = new HashMap<>();

    ResultAssembly(RunPlan plan, RunEnvironment environment, Instant started) {
        this.plan = plan;
        this.environment = environment;
        this.started = started;
    }

    /** Notes something that the run ran on or with; the last word on a name counts. */
    void fact(String name, String value) {
        facts.put(name, value);
    }

    RunResult.Builder begin(Duration elapsed) {
        RunResult.Builder result = RunResult.builder(
                plan.name(),
                new Invocation(environment.version(), environment.commandLine(), reproduce(), started, elapsed));
        facts.forEach(result::fact);
        return result;
    }

    private String reproduce() {
        String line = environment.commandLine();
        return line.contains("--seed") ? line : line + " --seed " + plan.seed();
    }

    void stream(RunResult.Builder result, Viewer viewer, StreamVerdict verdict) {
        result.stream(StreamResults.of(viewer, verdict));
        delivered += verdict.rowsDelivered();
        verified += verdict.rowsVerified();
        mostByTopic.merge(viewer.topic(), verdict.rowsVerified(), Math::max);
    }

    /** As the other one, for all viewers of a channel together. */
    void stream(RunResult.Builder result, FleetVerdict verdict) {
        result.stream(verdict.result());
        delivered += verdict.total().rowsDelivered();
        verified += verdict.total().rowsVerified();
        mostByTopic.merge(verdict.stream().query().topicName(), verdict.mostOfOneViewer(), Math::max);
    }

    void totals(RunResult.Builder result, long sent, long acknowledged) {
        long distinct = mostByTopic.values().stream().mapToLong(Long::longValue).sum();
        result.totals(new Totals(sent, acknowledged, delivered, verified, distinct));
    }

    void totals(RunResult.Builder result, List<TopicRun> topics) {
        long sent = 0;
        long acknowledged = 0;
        for (TopicRun topic : topics) {
            Optional<ProducerProgress> progress = topic.progress();
            sent += progress.map(ProducerProgress::sent).orElse(0L);
            acknowledged += progress.map(ProducerProgress::acknowledged).orElse(0L);
        }
        totals(result, sent, acknowledged);
    }

    /** Adds what was measured of the load, and what was its limit. */
    void measured(RunResult.Builder result, LatencyRecorder latency, Optional<LoadPhase> phase, Processes processes) {
        List<LatencyResult> latencies = latencies(latency);
        latencies.forEach(result::latency);
        phase.flatMap(LoadPhase::throughput).ifPresent(result::throughput);
        result.bottleneck(new Bottleneck(
                        latencies,
                        processes.results(),
                        processes.machineCores(),
                        delivered,
                        Runtime.getRuntime().availableProcessors())
                .sentence());
    }

    /** Judges the plan's thresholds, once all else is in the result. */
    void thresholds(RunResult.Builder result) {
        if (!plan.checks().thresholds().isEmpty()) {
            RunResult measured = result.build();
            plan.checks().thresholds().forEach(threshold -> result.threshold(threshold.judge(measured)));
        }
    }

    /** @return the parts of which anything was recorded, the whole way first */
    private static List<LatencyResult> latencies(LatencyRecorder recorder) {
        return Arrays.stream(LatencyPart.values())
                .map(part -> Distribution.latency(part.id(), recorder.total(part), TimeUnit.MICROSECONDS))
                .filter(latency -> latency.count() > 0)
                .toList();
    }
}
