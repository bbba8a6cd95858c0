package dev.frameproof.cli.bench;

import dev.frameproof.oracle.benchmarks.VerifyBenchmarkMain;
import dev.frameproof.producers.encoding.RecordFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The benchmarks that there are. */
public enum BenchmarkKind {
    FIRST_FRAME("first-frame", "from the command to the first verified row, everything embedded") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
            return FirstFrameBenchmark.measure(request.root());
        }
    },
    VERIFY("verify", "rows verified a second on one core, from the bytes of a message to the verdict") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
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
    },
    PRODUCE("produce", "records made, encoded and sent, beside kafka-producer-perf-test with static bytes") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
            return ProduceBenchmark.measure(request);
        }
    },
    PLUGIN("plugin", "rows a second from a topic to gRPC packets, of the bundled plugin and of --plugin") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
            return PluginBenchmark.measure(request);
        }
    },
    END_TO_END(
            "end-to-end", "the highest rate from Kafka through plugin and target to one viewer, every row verified") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
            return EndToEndBenchmark.measure(request);
        }
    },
    MEMORY("memory", "whether memory of producer, plugin and verifier stays flat over a long run") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
            return MemoryBenchmark.measure(request);
        }
    },
    VIEWERS("viewers", "viewers that one process holds, each row of each verified") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
            return ViewersBenchmark.measure(request);
        }
    },
    FANOUT("fanout", "rows a second that the embedded target brings to how many viewers, and what limits it") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
            return FanoutBenchmark.measure(request);
        }
    },
    GATLING("gatling", "requests a second through Gatling, each in its statistics, beside our own producer") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
            return GatlingBenchmark.measure(request);
        }
    },
    DIFFERENTIAL("differential", "whether bundled plugin and oracle read the same of torture and random records") {
        @Override
        public List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
            return DifferentialBenchmark.measure(request);
        }
    };

    private static final Duration ITERATION = Duration.ofSeconds(3);

    private final String id;
    private final String meaning;

    BenchmarkKind(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** @return the format of that name, when it is one that {@link #DIFFERENTIAL} looks at */
    public static Optional<RecordFormat> differentialFormat(String text) {
        return DifferentialBenchmark.format(text);
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
     * @return its figures
     * @throws Exception when it cannot be measured
     */
    public abstract List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception;
}
