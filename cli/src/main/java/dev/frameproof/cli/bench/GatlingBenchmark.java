package dev.frameproof.cli.bench;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.JavaCommand;
import dev.frameproof.process.ProcessExit;
import dev.frameproof.process.ProcessSpec;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.sink.TopicAdmin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sending through Gatling, each record a request in its statistics, against our own producer, which keeps histograms
 * alone: the same records, each in a JVM of its own with the same flags, in turns, on the same broker, after a warm-up.
 */
final class GatlingBenchmark {
    private static final double LEAST_RATIO = 0.8;
    private static final int PAIRS = 3;
    private static final long RECORDS = 1_000_000;
    private static final List<RecordFormat> FORMATS = List.of(RecordFormat.JSON, RecordFormat.AVRO);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final BenchmarkRequest request;
    private final ScratchFolder folder;
    private final EmbeddedKafka kafka;
    private final long records;
    private int topics;

    private GatlingBenchmark(BenchmarkRequest request, ScratchFolder folder, EmbeddedKafka kafka) {
        this.request = request;
        this.folder = folder;
        this.kafka = kafka;
        records = request.records().orElse(RECORDS);
    }

    static List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
        try (ScratchFolder folder = ScratchFolder.create();
                EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log")))) {
            GatlingBenchmark benchmark = new GatlingBenchmark(request, folder, kafka);
            List<BenchmarkFigure> figures = new ArrayList<>();
            for (RecordFormat format : FORMATS) {
                figures.add(benchmark.measure(format));
            }
            return figures;
        }
    }

    private BenchmarkFigure measure(RecordFormat format) throws Exception {
        Pairs pairs = new Pairs();
        for (int pair = 0; pair < PAIRS; pair++) {
            double gatling = onTopic(topic -> run(
                    "gatling",
                    JavaCommand.of(GatlingSendingMain.class)
                            .withArguments(kafka.bootstrapServers(), topic, format.text(), Long.toString(records))
                            .withArguments(folder.resolve("gatling").toString())));
            double producer = onTopic(topic -> run(
                    "producer",
                    JavaCommand.of(ProducingMain.class)
                            .withArguments(kafka.bootstrapServers(), topic, format.text(), Long.toString(records))
                            .withArguments(Long.toString(records))));
            pairs.add(gatling, producer);
            request.say("%s: %,.0f requests/s, own producer %,.0f".formatted(format.text(), gatling, producer));
        }
        return new BenchmarkFigure(
                "gatling, " + format.text(),
                pairs.ratios().median(),
                "of our own producer",
                "limit",
                LEAST_RATIO,
                true,
                "%,.0f requests/s, each in simulation.log, until the last is written, beside %,.0f records/s; %,d after as many;"
                                .formatted(pairs.ours(), pairs.peer(), records)
                        + " ratio of each pair: " + pairs.ratios().text() + "; one partition, acks=all, "
                        + Runtime.getRuntime().availableProcessors() + " users on as many cores");
    }

    /** One measurement. */
    @FunctionalInterface
    private interface Side {
        double on(String topic) throws Exception;
    }

    private double onTopic(Side side) throws Exception {
        String topic = "gatling-" + topics++;
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            admin.create(topic, 1, Map.of("file.delete.delay.ms", "1000"), TIMEOUT);
            double rate = side.on(topic);
            admin.deleteCreated(TIMEOUT);
            return rate;
        }
    }

    private double run(String name, JavaCommand command) throws Exception {
        List<String> words = command.withOptions(
                        "-Xmx768m", "-XX:+UseSerialGC", "--add-opens=java.base/java.lang=ALL-UNNAMED")
                .toCommand();
        try (ChildProcess child = ChildProcess.start(
                ProcessSpec.of(name, words, folder.resolve(name + ".log")).inheriting("PATH", "HOME"))) {
            ProcessExit exit = child.exit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (exit.code() != 0) {
                throw new IOException(name + " " + exit.description() + "; its last lines: " + exit.lastLines());
            }
            return exit.lastLines().stream()
                    .mapToDouble(ProducingMain::rate)
                    .max()
                    .orElseThrow();
        }
    }
}
