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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Our producer, which makes and encodes each record, against Kafka's own {@code kafka-producer-perf-test}, which sends
 * one and the same bytes of that size again and again: each in a JVM of its own with the same flags, in turns, on the
 * same broker, with the same settings of Kafka's client, both after a warm-up.
 */
final class ProduceBenchmark {
    private static final double LEAST_RATIO = 0.9;
    private static final int PAIRS = 3;
    private static final long RECORDS = 700_000;
    private static final String PERF_TEST = "org.apache.kafka.tools.ProducerPerformance";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    /** Those that our producer has by default; the rest is Kafka's. */
    private static final List<String> CLIENT_PROPERTIES = List.of(
            "acks=all",
            "linger.ms=5",
            "batch.size=65536",
            "buffer.memory=67108864",
            "request.timeout.ms=10000",
            "delivery.timeout.ms=30000",
            "max.block.ms=30000",
            "enable.metrics.push=false");

    private final BenchmarkRequest request;
    private final ScratchFolder folder;
    private final EmbeddedKafka kafka;
    private final long records;
    private int topics;

    private ProduceBenchmark(BenchmarkRequest request, ScratchFolder folder, EmbeddedKafka kafka) {
        this.request = request;
        this.folder = folder;
        this.kafka = kafka;
        records = request.records().orElse(RECORDS);
    }

    static List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
        try (ScratchFolder folder = ScratchFolder.create();
                EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log")))) {
            ProduceBenchmark benchmark = new ProduceBenchmark(request, folder, kafka);
            List<BenchmarkFigure> figures = new ArrayList<>();
            for (RecordFormat format : BenchmarkWorkload.FORMATS) {
                figures.add(benchmark.measure(format));
            }
            return figures;
        }
    }

    private BenchmarkFigure measure(RecordFormat format) throws Exception {
        int bytes = BenchmarkWorkload.of(format).meanBytes();
        Path payload = Files.writeString(folder.resolve("payload"), "x".repeat(bytes));
        Pairs pairs = new Pairs();
        for (int pair = 0; pair < PAIRS; pair++) {
            double ours = onTopic(topic -> ours(topic, format));
            double peer = onTopic(topic -> peer(topic, payload));
            pairs.add(ours, peer);
            request.say("%s: %,.0f records/s, perf-test %,.0f".formatted(format.text(), ours, peer));
        }
        return new BenchmarkFigure(
                "produce, " + format.text(),
                pairs.ratios().median(),
                "of kafka-producer-perf-test",
                "limit",
                LEAST_RATIO,
                true,
                "%,.0f records/s beside %,.0f records/s with static payloads; values of %d bytes, %,d records after as many;"
                                .formatted(pairs.ours(), pairs.peer(), bytes, records)
                        + " ratio of each pair: " + pairs.ratios().text() + "; one partition, acks=all, batch 64 KiB,"
                        + " linger 5 ms, no compression");
    }

    /** One measurement. */
    @FunctionalInterface
    private interface Side {
        double on(String topic) throws Exception;
    }

    private double onTopic(Side side) throws Exception {
        String topic = "produce-" + topics++;
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            admin.create(topic, 1, Map.of("file.delete.delay.ms", "1000"), TIMEOUT);
            double rate = side.on(topic);
            admin.deleteCreated(TIMEOUT);
            return rate;
        }
    }

    private double ours(String topic, RecordFormat format) throws Exception {
        JavaCommand command = JavaCommand.of(ProducingMain.class)
                .withArguments(
                        kafka.bootstrapServers(), topic, format.text(), Long.toString(records), Long.toString(records));
        return run("ours", command).lastLines().stream()
                .mapToDouble(ProducingMain::rate)
                .max()
                .orElse(0);
    }

    private double peer(String topic, Path payload) throws Exception {
        JavaCommand command = JavaCommand.of(PERF_TEST)
                .withArguments("--topic", topic, "--throughput", "-1", "--payload-file", payload.toString())
                .withArguments("--num-records", Long.toString(2 * records), "--warmup-records", Long.toString(records))
                .withArguments("--bootstrap-server", kafka.bootstrapServers(), "--command-property")
                .withArguments(CLIENT_PROPERTIES.toArray(String[]::new));
        ProcessExit exit = run("kafka-producer-perf-test", command);
        return PerfTestOutput.recordsPerSecond(exit.lastLines())
                .orElseThrow(() -> new IOException("kafka-producer-perf-test told no rate: " + exit.lastLines()));
    }

    private ProcessExit run(String name, JavaCommand command) throws Exception {
        List<String> words = command.withOptions("-Xmx512m", "-XX:+UseSerialGC").toCommand();
        try (ChildProcess child = ChildProcess.start(
                ProcessSpec.of(name, words, folder.resolve(name + ".log")).inheriting("PATH", "HOME"))) {
            ProcessExit exit = child.exit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (exit.code() != 0) {
                throw new IOException("the producer " + exit.description() + "; its last lines: " + exit.lastLines());
            }
            return exit;
        }
    }
}
