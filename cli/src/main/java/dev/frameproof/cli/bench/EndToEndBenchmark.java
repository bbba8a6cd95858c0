package dev.frameproof.cli.bench;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Progress;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Throughput;
import dev.frameproof.reports.Units;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The highest rate that goes through Kafka, the plugin and the embedded target to one viewer while every row is verified
 * and none is far behind: a rate holds when nothing is found, 99 of 100 rows come within a second, and as many a second
 * are verified as were to be sent.
 */
final class EndToEndBenchmark {
    private static final int MEMBERS = 24;
    private static final Duration WARM_UP = Duration.ofSeconds(7);
    private static final Duration SENDING = Duration.ofSeconds(14);
    private static final Duration BEHIND = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofMinutes(2);
    private static final double AS_PLANNED = 0.97;
    private static final int TRIES = 7;

    /** What the Kafka data source 1.7.2 delivered at most in Grafana 12.4 on 2 cores, to one viewer. */
    private static final double NAMED_ROWS_PER_SECOND = 3_600;

    private static final double GOAL = 10;
    private static final double FIRST = GOAL * NAMED_ROWS_PER_SECOND;

    private final BenchmarkRequest request;
    private final Path out;

    private EndToEndBenchmark(BenchmarkRequest request, Path out) {
        this.request = request;
        this.out = out;
    }

    static List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
        try (ScratchFolder folder = ScratchFolder.create()) {
            return new EndToEndBenchmark(request, folder.path()).measure();
        }
    }

    private List<BenchmarkFigure> measure() {
        List<BenchmarkFigure> figures = new ArrayList<>();
        double bundled = highest("bundled", RunPlan.BUNDLED, FIRST);
        figures.add(new BenchmarkFigure(
                "end-to-end, bundled plugin",
                bundled,
                "rows/s",
                "ten times the Kafka data source 1.7.2 in Grafana",
                GOAL * NAMED_ROWS_PER_SECOND,
                true,
                detail()));
        if (request.peerPlugin().isPresent()) {
            Path peer = request.peerPlugin().get();
            figures.add(new BenchmarkFigure(
                    "end-to-end, bundled plugin",
                    bundled,
                    "rows/s",
                    "--plugin " + peer.getFileName(),
                    highest("--plugin", peer.toString(), NAMED_ROWS_PER_SECOND),
                    true,
                    detail()));
        }
        return figures;
    }

    private static String detail() {
        return "JSON of %d members, embedded target, one viewer, every row verified, %d cores"
                .formatted(MEMBERS, Runtime.getRuntime().availableProcessors());
    }

    private double highest(String name, String plugin, double first) {
        RateSearch search = new RateSearch(first, TRIES);
        while (!search.isOver()) {
            RunResult result = run(plugin, search.rate());
            boolean holds = holds(result, search.rate());
            request.say("%s at %s: %s; %s"
                    .formatted(
                            name, Units.rate((double) search.rate()), holds ? "holds" : "does not hold", told(result)));
            search.tried(holds);
        }
        return search.highest();
    }

    private RunResult run(String plugin, long rate) {
        RunPlan plan = new RunPlan(
                "end-to-end",
                1,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                TargetPlan.standard(),
                plugin,
                Optional.empty(),
                List.of(new WorkloadPlan(
                        "flat-numbers",
                        "flat-numbers",
                        Map.of("fields", Integer.toString(MEMBERS)),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        RecordsPlan.defaults())),
                List.of(),
                new LoadPlan(
                                Optional.of(rate + "/s"),
                                Optional.of(SENDING),
                                OptionalLong.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty())
                        .withWarmUp(WARM_UP),
                new ChecksPlan(LATE, Duration.ofSeconds(3), 1),
                out,
                false);
        RunEnvironment environment = new RunEnvironment(
                "bench",
                "frameproof bench end-to-end",
                request.bundledPlugin(),
                request.bundledPlugin(),
                Optional.of(request.root().resolve("cli/target/frameproof/archive")),
                false,
                Map.of());
        return new Run(plan, environment, new Unheard()).execute().result();
    }

    private static boolean holds(RunResult result, long rate) {
        double verified = result.throughput().map(Throughput::verifiedPerSecond).orElse(0.0);
        return result.failed() == 0
                && result.totals().verified() == result.totals().sent()
                && verified >= AS_PLANNED * rate
                && result.latencies().stream()
                        .limit(1)
                        .map(LatencyResult::p99)
                        .allMatch(p99 -> p99.compareTo(BEHIND) <= 0);
    }

    private static String told(RunResult result) {
        String latency = result.latencies().stream()
                .limit(1)
                .map(total -> "p50 " + Units.duration(total.p50()) + ", p99 " + Units.duration(total.p99()) + ", ")
                .findFirst()
                .orElse("");
        return latency
                + Units.rate(
                        result.throughput().map(Throughput::verifiedPerSecond).orElse(0.0))
                + " verified. " + result.verdict().headline() + " " + result.bottleneck();
    }

    private static final class Unheard implements RunListener {
        @Override
        public void step(String what, Duration sinceStart) {
            // The benchmark says by itself how each run went.
        }

        @Override
        public void judged(RunOutcome outcome) {
            // As above.
        }

        @Override
        public void reachable(List<String> lines) {
            // As above.
        }

        @Override
        public void progress(Progress progress) {
            // As above.
        }

        @Override
        public void firstFrame(Duration sinceStart) {
            // As above.
        }
    }
}
