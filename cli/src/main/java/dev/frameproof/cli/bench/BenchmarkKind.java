package dev.frameproof.cli.bench;

import java.nio.file.Path;
import java.util.List;

/** The benchmarks that there are. */
public enum BenchmarkKind {
    FIRST_FRAME("first-frame", "from the command to the first verified row, everything embedded") {
        @Override
        public List<BenchmarkFigure> measure(Path root) throws Exception {
            return FirstFrameBenchmark.measure(root);
        }
    };

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
