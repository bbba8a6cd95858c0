package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.threshold.Threshold;
import dev.frameproof.reports.Distribution;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.StreamResult;
import dev.frameproof.reports.Throughput;
import dev.frameproof.reports.Totals;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The results of many agents as the result of one run: counts are added, histograms are added bucket by bucket, findings
 * are strung together.
 */
public final class MergedResult {
    /** The parts of latency, the most telling one first. */
    private static final List<String> PARTS = List.of("total", "waiting", "produce");

    private static final double MILLIS_PER_SECOND = 1_000;

    private final List<TaskResult> results;
    private final List<Problem> problems;
    private final Optional<Duration> clockError;

    /**
     * @param results one a task; of a task that is gone, what was last heard of it
     * @param problems what kept the run from its work, beside what the results say themselves
     * @param clockError by how much at most sender and viewer disagreed about the time; empty where that is not known
     */
    public MergedResult(List<TaskResult> results, List<Problem> problems, Optional<Duration> clockError) {
        this.results = List.copyOf(results);
        this.problems = new ArrayList<>(problems);
        this.clockError = requireNonNull(clockError, "clockError");
        for (TaskResult result : results) {
            result.problems()
                    .forEach(problem -> this.problems.add(new Problem(
                            "Agent %s, %s %s: %s".formatted(result.agent(), result.task(), result.topic(), problem),
                            "",
                            "")));
        }
        missingShares();
    }

    private void missingShares() {
        Map<String, TreeSet<Integer>> missing = new TreeMap<>();
        for (TaskResult result : results) {
            if (result.task().equals(TaskResult.PRODUCE)) {
                TreeSet<Integer> open = missing.computeIfAbsent(result.topic(), topic -> {
                    TreeSet<Integer> all = new TreeSet<>();
                    for (int share = 0; share < result.shares(); share++) {
                        all.add(share);
                    }
                    return all;
                });
                open.remove(result.share());
            }
        }
        missing.forEach((topic, open) -> {
            if (!open.isEmpty()) {
                problems.add(new Problem(
                        "Of the senders of topic %s, %s said nothing in the end."
                                .formatted(topic, open.size() == 1 ? "share " + open.first() : "shares " + open),
                        "",
                        "Give the results of all shares."));
            }
        });
    }

    /**
     * @param began facts may have been put into it already
     * @param thresholds that decide, too
     */
    public RunResult into(RunResult.Builder began, List<Threshold> thresholds, boolean interrupted) {
        agents(began);
        began.fact(
                "Clock error between agents",
                clockError
                        .map(error -> error.isZero() ? "0, one machine" : "at most " + Units.duration(error))
                        .orElse("not measured: it is that of the machines' own time synchronisation"));
        List<StreamResult> streams =
                results.stream().flatMap(result -> result.streams().stream()).toList();
        streams.forEach(began::stream);
        Totals totals = totals(streams);
        began.totals(totals);
        latencies(began);
        throughput(began, totals);
        if (!thresholds.isEmpty()) {
            RunResult measured = began.build();
            thresholds.forEach(threshold -> began.threshold(threshold.judge(measured)));
        }
        if (!problems.isEmpty()) {
            began.verdict(new Verdict(
                    Outcome.ENVIRONMENT_FAILED,
                    "Not every agent did its part; what the others saw was checked.",
                    problems));
        } else if (interrupted) {
            began.verdict(
                    Verdict.of(Outcome.INTERRUPTED, "Interrupted: what was sent and seen until then was checked."));
        }
        return began.build();
    }

    /** A line and a process for each agent. */
    private void agents(RunResult.Builder into) {
        Map<String, List<TaskResult>> byAgent = new LinkedHashMap<>();
        for (TaskResult result : results) {
            byAgent.computeIfAbsent(result.agent(), name -> new ArrayList<>()).add(result);
        }
        into.fact("Agents", Integer.toString(byAgent.size()));
        byAgent.forEach((name, tasks) -> {
            long sent = tasks.stream().mapToLong(TaskResult::sent).sum();
            long acknowledged =
                    tasks.stream().mapToLong(TaskResult::acknowledged).sum();
            long viewers = tasks.stream().mapToLong(TaskResult::viewers).sum();
            long proved = tasks.stream().mapToLong(TaskResult::provedViewers).sum();
            long verified = tasks.stream().mapToLong(TaskResult::verified).sum();
            long cpu = tasks.stream().mapToLong(TaskResult::cpuMillis).max().orElse(0);
            into.fact(
                    "Agent " + name,
                    "%s; sent %s, acknowledged %s; %s of %s proved, %s verified"
                            .formatted(
                                    tasks.get(0).machine(),
                                    Units.count(sent),
                                    Units.count(acknowledged),
                                    Units.count(proved),
                                    Units.count(viewers, "viewer", "viewers"),
                                    Units.count(verified, "row", "rows")));
            into.process(new ProcessResult(
                    "agent " + name,
                    0,
                    Optional.of(Duration.ofMillis(cpu)),
                    OptionalLong.empty(),
                    "",
                    tasks.stream().allMatch(TaskResult::finished) ? "went on" : "gone"));
        });
    }

    private Totals totals(List<StreamResult> streams) {
        Map<String, Long> acknowledged = new TreeMap<>();
        Map<String, Long> seen = new TreeMap<>();
        for (TaskResult result : results) {
            acknowledged.merge(result.topic(), result.acknowledged(), Long::sum);
            if (result.viewers() > 0) {
                seen.merge(result.topic(), result.verified() / result.viewers(), Math::max);
            }
        }
        long distinct = 0;
        for (Map.Entry<String, Long> topic : seen.entrySet()) {
            distinct += Math.min(topic.getValue(), acknowledged.getOrDefault(topic.getKey(), 0L));
        }
        long delivered = streams.stream().mapToLong(StreamResult::rowsDelivered).sum();
        long verified = results.stream().mapToLong(TaskResult::verified).sum();
        return new Totals(
                results.stream().mapToLong(TaskResult::sent).sum(),
                results.stream().mapToLong(TaskResult::acknowledged).sum(),
                Math.max(delivered, verified),
                verified,
                distinct);
    }

    private void latencies(RunResult.Builder into) {
        for (String part : PARTS) {
            sum(part, results).ifPresent(all -> into.latency(latency(part, part, all)));
        }
        Map<String, List<TaskResult>> byAgent = new LinkedHashMap<>();
        for (TaskResult result : results) {
            byAgent.computeIfAbsent(result.agent(), name -> new ArrayList<>()).add(result);
        }
        if (byAgent.size() > 1) {
            byAgent.forEach((agent, own) -> sum(PARTS.get(0), own)
                    .ifPresent(all -> into.latency(latency(PARTS.get(0), PARTS.get(0) + ", agent " + agent, all))));
        }
    }

    private LatencyResult latency(String part, String name, EncodedHistogram all) {
        LatencyResult latency = Distribution.latency(name, all.decode(), all.unit());
        return part.equals(PARTS.get(0)) ? latency.withClockError(clockError.orElse(Duration.ZERO)) : latency;
    }

    private static Optional<EncodedHistogram> sum(String part, List<TaskResult> of) {
        return of.stream()
                .map(result -> Optional.ofNullable(result.latencies().get(part)))
                .flatMap(Optional::stream)
                .reduce(EncodedHistogram::plus)
                .filter(all -> all.decode().getTotalCount() > 0);
    }

    private void throughput(RunResult.Builder into, Totals totals) {
        long millis = results.stream().mapToLong(TaskResult::loadMillis).max().orElse(0);
        if (millis > 0) {
            double seconds = millis / MILLIS_PER_SECOND;
            into.throughput(new Throughput(
                    totals.sent() / seconds,
                    totals.delivered() / seconds,
                    totals.verified() / seconds,
                    Duration.ofMillis(millis),
                    Duration.ZERO,
                    0));
        }
    }
}
