package dev.frameproof.cli.bench;

import java.io.IOException;
import java.util.List;

/** Viewers of the embedded target that one process holds, each row of each verified. */
final class ViewersBenchmark {
    private static final int VIEWERS = 5_000;
    private static final int CHANNELS = 10;
    private static final int ROWS_PER_SECOND = 10;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 60;
    private static final double LIMIT_MIB = 2_048;

    private ViewersBenchmark() {}

    static List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
        int viewers = request.viewers().orElse(VIEWERS);
        OpenFiles.requireRoomFor(viewers);
        List<LiveLoadResult> results = LiveLoadProcess.run(
                request,
                "1g",
                "256m",
                Math.min(viewers, CHANNELS),
                List.of(
                        new LiveLoadSettings.Step(viewers, ROWS_PER_SECOND, WARM_UP_SECONDS, false),
                        new LiveLoadSettings.Step(viewers, ROWS_PER_SECOND, SECONDS, false)));
        LiveLoadResult result = results.get(results.size() - 1);
        if (result.proved() != viewers) {
            throw new IOException("the run itself is not right, %d of %d viewers were proved: %s"
                    .formatted(result.proved(), viewers, result.findings()));
        }
        String how =
                "%,d viewers of %d channels, %d rows/s each for %d s after %d s, on %d cores with Kafka, target and plugin; cores used: %s"
                        .formatted(
                                viewers,
                                Math.min(viewers, CHANNELS),
                                ROWS_PER_SECOND,
                                SECONDS,
                                WARM_UP_SECONDS,
                                Runtime.getRuntime().availableProcessors(),
                                Shares.text(result.cores()));
        return List.of(
                new BenchmarkFigure(
                        "viewers, rows verified",
                        result.verifiedPerSecond(),
                        "rows/s",
                        "due",
                        // The last second's rows may come within the second that a viewer has to follow.
                        (double) viewers * ROWS_PER_SECOND * (SECONDS - 1) / SECONDS,
                        true,
                        how),
                new BenchmarkFigure(
                        "viewers, resident memory of their process",
                        result.residentMiB().get("viewers"),
                        "MiB",
                        "limit",
                        LIMIT_MIB,
                        false,
                        "the most it ever had; %.0f MiB of heap after a collection, that is %.1f KiB a viewer; connected and subscribed in %.1f s"
                                .formatted(
                                        result.heapMiB(), result.heapMiB() * 1024 / viewers, result.joinedSeconds())),
                new BenchmarkFigure(
                        "viewers, age of a row",
                        result.p99Micros() / 1e3,
                        "ms at p99",
                        "limit",
                        1_000,
                        false,
                        "median %.1f ms, from the intended send time to the viewer"
                                .formatted(result.p50Micros() / 1e3)));
    }
}
