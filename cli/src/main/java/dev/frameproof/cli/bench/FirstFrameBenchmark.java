package dev.frameproof.cli.bench;

import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.ProcessExit;
import dev.frameproof.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The command as a user gives it, several times: how long until it says that the first row is verified. */
final class FirstFrameBenchmark {
    private static final int RUNS = 5;
    private static final double LIMIT_SECONDS = 8;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Pattern FIRST_ROW = Pattern.compile("first row verified");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private FirstFrameBenchmark() {}

    static List<BenchmarkFigure> measure(Path root) throws Exception {
        List<Double> seconds = new ArrayList<>();
        try (ScratchFolder folder = ScratchFolder.create()) {
            for (int run = 0; run <= RUNS; run++) {
                double took = once(root, folder.path());
                if (run > 0) {
                    seconds.add(took);
                }
            }
        }
        seconds.sort(Comparator.naturalOrder());
        return List.of(new BenchmarkFigure(
                "first-frame",
                seconds.get(RUNS / 2),
                "s",
                "limit",
                LIMIT_SECONDS,
                false,
                "median of %d runs after one warm-up, %.2f to %.2f s, on %d cores"
                        .formatted(
                                RUNS,
                                seconds.get(0),
                                seconds.get(RUNS - 1),
                                Runtime.getRuntime().availableProcessors())));
    }

    private static double once(Path root, Path folder) throws Exception {
        List<String> command =
                List.of(root.resolve("frameproof").toString(), "run", "--records", "200", "--out", folder.toString());
        long start = System.nanoTime();
        try (ChildProcess child = ChildProcess.start(ProcessSpec.of("frameproof", command, folder.resolve("output.log"))
                .inheritingEverything())) {
            child.awaitLine(FIRST_ROW, DEADLINE);
            double took = (System.nanoTime() - start) / NANOS_PER_SECOND;
            ProcessExit exit = child.exit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (exit.code() != 0) {
                throw new IOException("the run " + exit.description() + "; its last lines: " + exit.lastLines());
            }
            return took;
        }
    }
}
