package dev.frameproof.cli.bench;

import dev.frameproof.oracle.benchmarks.VerifyBenchmarkMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The benchmarks that there are. */
public enum BenchmarkKind {
    FIRST_FRAME("first-frame", "from the command to the first verified row, everything embedded") {
        @Override
        public List<BenchmarkFigure> measure(Path root) throws Exception {
            return FirstFrameBenchmark.measure(root);
        }
    },
    VERIFY("verify", "rows verified a second on one core, from the bytes of a message to the verdict") {
        @Override
        public List<BenchmarkFigure> measure(Path root) throws Exception {
            return VerifyBenchmarkMain.run(ITERATION, System.err).stream()
                    .map(figure -> new BenchmarkFigure(
                            "verify, %d fields".formatted(figure.fields()),
                            figure.rowsPerSecond(),
                            "rows/s",
                            "limit",
                            figure.limit(),
                            true,
                            "one thread, messages of 32 rows, records made again from the workload"))
                    .toList();
        }
    };

    private static final Duration ITERATION = Duration.ofSeconds(3);

    private final String id;
    private final String meaning;

    BenchmarkKind(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** @return the name it is chosen by */
    public String id() {
        return id;
    }

    /** @return what is measured, in a few words */
    public String meaning() {
        return meaning;
    }

    /**
     * @param root the checkout
     * @return its figures
     * @throws Exception when it cannot be measured
     */
    public abstract List<BenchmarkFigure> measure(Path root) throws Exception;
}
