package dev.frameproof.cli.bench;

import dev.frameproof.cli.bench.LiveLoadSettings.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many rows a second the embedded target brings to how many viewers of one channel, and which process is at its end
 * then. The rate is doubled until records are not sent that fast, or one row in a hundred is a second late or worse, and
 * then halved between. The highest rates that hold are tried once more in the end with a profile, which shows where the
 * time goes.
 */
final class FanoutBenchmark {
    private static final List<Step> STEPS =
            List.of(new Step(1, 20_000, 4, true), new Step(100, 1_000, 4, true), new Step(1_000, 50, 4, true));
    /** Viewers that are behind get messages of hundreds of kilobytes, and each holds a part of one. */
    private static final String BUFFERS = "1g";

    private static final double LEAST_DELIVERIES = 50_000;

    private FanoutBenchmark() {}

    static List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
        List<Step> steps = request.viewers().isPresent()
                ? List.of(new Step(request.viewers().getAsInt(), 10, 4, true))
                : STEPS;
        steps.forEach(step -> OpenFiles.requireRoomFor(step.viewers()));
        List<Step> all = new ArrayList<>(steps);
        all.add(0, new Step(100, 100, 5, false));
        List<LiveLoadResult> results = LiveLoadProcess.run(request, "1g", BUFFERS, 1, all);
        List<BenchmarkFigure> figures = new ArrayList<>();
        for (Step step : steps) {
            figures.add(figure(step.viewers(), results));
        }
        return figures;
    }

    private static BenchmarkFigure figure(int viewers, List<LiveLoadResult> results) {
        List<LiveLoadResult> tried = results.stream()
                .filter(result ->
                        result.viewers() == viewers && result.profile().isEmpty())
                .toList();
        String profile = results.stream()
                .filter(result -> result.viewers() == viewers)
                .flatMap(result -> result.profile().entrySet().stream())
                .map(entry -> "; %s: %s".formatted(entry.getKey(), String.join(", ", entry.getValue())))
                .collect(Collectors.joining());
        Optional<LiveLoadResult> best = tried.stream()
                .filter(LiveLoadResult::holds)
                .max(Comparator.comparingLong(LiveLoadResult::rowsPerSecond));
        Optional<LiveLoadResult> beyond = tried.stream()
                .filter(result -> !result.holds())
                .min(Comparator.comparingLong(LiveLoadResult::rowsPerSecond));
        String limit = beyond.map(result -> "at %,d rows/s %s, cores used then: %s"
                        .formatted(result.rowsPerSecond(), result.outcome(), Shares.text(result.cores())))
                .orElse("no limit was found");
        return new BenchmarkFigure(
                "fanout, %,d viewers".formatted(viewers),
                best.map(LiveLoadResult::verifiedPerSecond).orElse(0.0),
                "rows/s delivered and verified",
                "limit",
                LEAST_DELIVERIES,
                true,
                best.map(result -> "%,d rows/s to each, p99 %.1f ms, cores used: %s; %s"
                                .formatted(
                                        result.rowsPerSecond(),
                                        result.p99Micros() / 1e3,
                                        Shares.text(result.cores()),
                                        limit + profile))
                        .orElse("no rate held; " + limit));
    }
}
