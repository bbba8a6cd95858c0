package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything that a run found out. A run is proved only when rows were verified, no check failed and every threshold is
 * met; a result that says otherwise cannot be made.
 *
 * @param name what was run, for example the workload's name or a matrix cell's id
 * @param invocation how and when the tool was called
 * @param verdict what it says in the end
 * @param environment what it ran on and with, in the order to show
 * @param totals counts over all streams
 * @param throughput how many a second; empty where nothing was sent or watched
 * @param checks every check over all streams, in the order to show; at most one of a kind
 * @param streams what each viewer saw, by unique name
 * @param latencies named latency distributions, the most telling one first
 * @param series values over time
 * @param processes the processes that took part
 * @param bottleneck a sentence or two that say what limited the run, and why that is thought; empty where nothing is said
 * @param thresholds the limits that the user set
 * @param artifacts files beside the report
 */
public record RunResult(
        String name,
        Invocation invocation,
        Verdict verdict,
        List<Fact> environment,
        Totals totals,
        Optional<Throughput> throughput,
        List<CheckResult> checks,
        List<StreamResult> streams,
        List<LatencyResult> latencies,
        List<TimeSeries> series,
        List<ProcessResult> processes,
        String bottleneck,
        List<ThresholdResult> thresholds,
        List<Artifact> artifacts) {
    public RunResult {
        requireNonNull(name, "name");
        requireNonNull(invocation, "invocation");
        requireNonNull(verdict, "verdict");
        environment = List.copyOf(environment);
        requireNonNull(totals, "totals");
        requireNonNull(throughput, "throughput");
        checks = List.copyOf(checks);
        streams = List.copyOf(streams);
        latencies = List.copyOf(latencies);
        series = List.copyOf(series);
        processes = List.copyOf(processes);
        requireNonNull(bottleneck, "bottleneck");
        thresholds = List.copyOf(thresholds);
        artifacts = List.copyOf(artifacts);
        requireUniqueNames(streams);
        if (verdict.outcome() == Outcome.PROVED) {
            requireProof(totals, checks, thresholds);
        }
    }

    private static void requireUniqueNames(List<StreamResult> streams) {
        Set<String> names = new HashSet<>();
        for (StreamResult stream : streams) {
            if (!names.add(stream.name())) {
                throw new IllegalArgumentException("two streams are named " + stream.name());
            }
        }
    }

    private static void requireProof(Totals totals, List<CheckResult> checks, List<ThresholdResult> thresholds) {
        if (totals.verified() == 0) {
            throw new IllegalArgumentException("a run without verified rows cannot be proved");
        }
        for (CheckResult check : checks) {
            if (check.failed() > 0) {
                throw new IllegalArgumentException("a run whose check " + check.id() + " failed cannot be proved");
            }
        }
        for (ThresholdResult threshold : thresholds) {
            if (!threshold.met()) {
                throw new IllegalArgumentException(
                        "a run that does not meet its threshold " + threshold.name() + " cannot be proved");
            }
        }
    }

    /** @return all findings that are kept, by check, then in the order in which they were found */
    public List<Finding> findings() {
        return checks.stream().flatMap(check -> check.findings().stream()).toList();
    }

    /**
     * At most {@code limit} findings of those that are kept, taken from all checks in turn so that a frequent kind does
     * not hide a rare one; in the order of {@link #findings}.
     */
    public List<Finding> firstFindings(int limit) {
        return firstFindings(limit, finding -> true);
    }

    /** As {@link #firstFindings(int)}, of those alone that {@code which} tells. */
    public List<Finding> firstFindings(int limit, Predicate<Finding> which) {
        List<List<Finding>> byCheck = checks.stream()
                .map(check -> check.findings().stream().filter(which).toList())
                .toList();
        int[] taken = new int[byCheck.size()];
        int left = limit;
        for (boolean more = true; more && left > 0; ) {
            more = false;
            for (int i = 0; i < taken.length && left > 0; i++) {
                if (taken[i] < byCheck.get(i).size()) {
                    taken[i]++;
                    left--;
                    more = true;
                }
            }
        }
        List<Finding> first = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            first.addAll(byCheck.get(i).subList(0, taken[i]));
        }
        return first;
    }

    /** @return the true number of findings of severity {@link Severity#ERROR} */
    public long failed() {
        return checks.stream().mapToLong(CheckResult::failed).sum();
    }

    /** @return the true number of findings of lower severity */
    public long noted() {
        return checks.stream().mapToLong(CheckResult::noted).sum();
    }

    /**
     * The part of {@link #checks} that no stream accounts for: checks that no stream made, and findings of the others
     * that no stream has.
     */
    public List<CheckResult> checksOutsideStreams() {
        return checks.stream()
                .map(check -> check.minus(ofStreams(check.kind())))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<CheckResult> ofStreams(FindingKind kind) {
        return streams.stream()
                .flatMap(stream -> stream.checks().stream())
                .filter(check -> check.kind() == kind)
                .toList();
    }

    /** Starts a result; what is not given stays empty. */
    public static Builder builder(String name, Invocation invocation) {
        return new Builder(name, invocation);
    }

    /** Gathers the parts of a result. Not for several threads at once. */
    public static final class Builder {
        private final String name;
        private final Invocation invocation;
        private Optional<Verdict> verdict = Optional.empty();
        private final List<Fact> environment = new ArrayList<>();
        private Totals totals = Totals.NONE;
        private Optional<Throughput> throughput = Optional.empty();
        private final List<CheckResult> checks = new ArrayList<>();
        private final List<StreamResult> streams = new ArrayList<>();
        private final List<LatencyResult> latencies = new ArrayList<>();
        private final List<TimeSeries> series = new ArrayList<>();
        private final List<ProcessResult> processes = new ArrayList<>();
        private String bottleneck = "";
        private final List<ThresholdResult> thresholds = new ArrayList<>();
        private final List<Artifact> artifacts = new ArrayList<>();

        private Builder(String name, Invocation invocation) {
            this.name = name;
            this.invocation = invocation;
        }

        /** Sets the verdict; without it the run is judged by {@link Verdict#judge}. */
        public Builder verdict(Verdict newVerdict) {
            verdict = Optional.of(newVerdict);
            return this;
        }

        public Builder fact(String factName, String value) {
            environment.add(new Fact(factName, value));
            return this;
        }

        public Builder totals(Totals newTotals) {
            totals = newTotals;
            return this;
        }

        public Builder throughput(Throughput measured) {
            throughput = Optional.of(measured);
            return this;
        }

        /** Adds a check of the whole run, beside those that the streams bring along. */
        public Builder check(CheckResult check) {
            checks.add(check);
            return this;
        }

        /** Adds a stream; its checks count into the run's. */
        public Builder stream(StreamResult stream) {
            streams.add(stream);
            return this;
        }

        public Builder latency(LatencyResult latency) {
            latencies.add(latency);
            return this;
        }

        public Builder series(TimeSeries timeSeries) {
            series.add(timeSeries);
            return this;
        }

        public Builder process(ProcessResult process) {
            processes.add(process);
            return this;
        }

        /** Says what limited the run. */
        public Builder bottleneck(String sentence) {
            bottleneck = sentence;
            return this;
        }

        public Builder threshold(ThresholdResult threshold) {
            thresholds.add(threshold);
            return this;
        }

        public Builder artifact(String title, String path) {
            artifacts.add(new Artifact(title, path));
            return this;
        }

        /**
         * @return the result, its checks being the sums of all streams' and of those added by {@link #check}, in the
         *     order of {@link FindingKind}
         */
        public RunResult build() {
            List<CheckResult> sums = sums();
            return new RunResult(
                    name,
                    invocation,
                    verdict.orElseGet(() -> Verdict.judge(totals, sums, thresholds)),
                    environment,
                    totals,
                    throughput,
                    sums,
                    streams,
                    latencies,
                    series,
                    processes,
                    bottleneck,
                    thresholds,
                    artifacts);
        }

        private List<CheckResult> sums() {
            Map<FindingKind, List<CheckResult>> byKind = new EnumMap<>(FindingKind.class);
            for (StreamResult stream : streams) {
                for (CheckResult check : stream.checks()) {
                    byKind.computeIfAbsent(check.kind(), kind -> new ArrayList<>())
                            .add(check);
                }
            }
            for (CheckResult check : checks) {
                byKind.computeIfAbsent(check.kind(), kind -> new ArrayList<>()).add(check);
            }
            return byKind.values().stream().map(CheckResult::sum).toList();
        }
    }
}
