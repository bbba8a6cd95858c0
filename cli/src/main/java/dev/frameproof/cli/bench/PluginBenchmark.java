package dev.frameproof.cli.bench;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.harness.bench.HostedPlugin;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.sink.TopicAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rows a second from a topic to gRPC packets, for each format: the bundled plugin, and another beside it, each in a
 * process of its own, warmed up by the same records, in turns.
 */
final class PluginBenchmark {
    private static final int PAIRS = 3;
    private static final long RECORDS = 300_000;
    /** Alone it is held to what a busy topic has; beside another plugin, to that. */
    private static final double LEAST_ROWS_PER_SECOND = 20_000;

    /** Another plugin may be far slower: its rate shows in a part of the rows as well. */
    private static final int PEER_PART = 15;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final BenchmarkRequest request;
    private final EmbeddedKafka kafka;
    private final HostedPlugin bundled;
    private final Optional<HostedPlugin> peer;

    private PluginBenchmark(
            BenchmarkRequest request, EmbeddedKafka kafka, HostedPlugin bundled, Optional<HostedPlugin> peer) {
        this.request = request;
        this.kafka = kafka;
        this.bundled = bundled;
        this.peer = peer;
    }

    static List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
        try (ScratchFolder folder = ScratchFolder.create();
                EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log")));
                HostedPlugin bundled = start(request.bundledPlugin(), kafka, folder.resolve("bundled"))) {
            if (request.peerPlugin().isEmpty()) {
                return new PluginBenchmark(request, kafka, bundled, Optional.empty()).measure();
            }
            try (HostedPlugin peer = start(request.peerPlugin().get(), kafka, folder.resolve("peer"))) {
                return new PluginBenchmark(request, kafka, bundled, Optional.of(peer)).measure();
            }
        }
    }

    private static HostedPlugin start(Path source, EmbeddedKafka kafka, Path work) throws Exception {
        return HostedPlugin.start(source, kafka.bootstrapServers(), Files.createDirectories(work));
    }

    private List<BenchmarkFigure> measure() throws Exception {
        List<BenchmarkFigure> figures = new ArrayList<>();
        for (RecordFormat format : BenchmarkWorkload.FORMATS) {
            figures.add(measure(format));
        }
        return figures;
    }

    private BenchmarkFigure measure(RecordFormat format) throws Exception {
        boolean lines = format == RecordFormat.LINEPROTOCOL;
        int rowsARecord = lines ? BenchmarkWorkload.FIELDS : 1;
        long records = Math.max(1, request.records().orElse(RECORDS) / (lines ? BenchmarkWorkload.FIELDS / 2 : 1));
        BenchmarkWorkload work = BenchmarkWorkload.of(format);
        StreamQuery query = fill(work, records);
        long rows = records * rowsARecord;
        List<HostedPlugin.Result> ours = new ArrayList<>();
        List<HostedPlugin.Result> theirs = new ArrayList<>();
        for (int round = 0; round <= PAIRS; round++) {
            HostedPlugin.Result our = bundled.race(query, rows);
            Optional<HostedPlugin.Result> their = peer.isPresent()
                    ? Optional.of(peer.get().race(query, Math.max(1, rows / PEER_PART)))
                    : Optional.empty();
            if (round > 0) {
                ours.add(our);
                their.ifPresent(theirs::add);
            }
            request.say("%s%s: %s%s"
                    .formatted(
                            format.text(),
                            round == 0 ? " (warm-up)" : "",
                            text(our),
                            their.map(result -> ", beside it " + text(result)).orElse("")));
        }
        return figure(format, rows, ours, theirs);
    }

    private BenchmarkFigure figure(
            RecordFormat format, long rows, List<HostedPlugin.Result> ours, List<HostedPlugin.Result> theirs) {
        String detail = "%s; %.2f us of processor time a row".formatted(bundled, cpu(ours));
        if (peer.isPresent()) {
            detail += ", %.2f of the other, which streams a part of the rows".formatted(cpu(theirs));
        }
        return new BenchmarkFigure(
                "plugin, " + format.text(),
                rate(ours),
                "rows/s",
                peer.map(HostedPlugin::toString).orElse("limit"),
                theirs.isEmpty() ? LEAST_ROWS_PER_SECOND : rate(theirs),
                true,
                detail
                        + "; medians of %d streams of %,d rows of %d numbers, in turns, after one as warm-up"
                                .formatted(
                                        PAIRS,
                                        rows,
                                        format == RecordFormat.LINEPROTOCOL ? 1 : BenchmarkWorkload.FIELDS));
    }

    private static double rate(List<HostedPlugin.Result> results) {
        return new Figures(
                        results.stream().map(HostedPlugin.Result::rowsPerSecond).toList())
                .median();
    }

    private static double cpu(List<HostedPlugin.Result> results) {
        return new Figures(results.stream()
                        .map(HostedPlugin.Result::cpuMicrosPerRow)
                        .toList())
                .median();
    }

    private static String text(HostedPlugin.Result result) {
        return String.format(
                Locale.ROOT, "%,.0f rows/s, %.2f us a row", result.rowsPerSecond(), result.cpuMicrosPerRow());
    }

    private StreamQuery fill(BenchmarkWorkload work, long records) throws IOException {
        String topic = "plugin-" + work.format().text();
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            admin.create(topic, 1, Map.of(), TIMEOUT);
        }
        KafkaTarget target = new KafkaTarget(kafka.bootstrapServers(), topic, Map.of());
        try (ProducerRun run = ProducerRun.start(work.plan(Pacing.unlimited(), records), target)) {
            ProducerResult result = run.completion().join();
            if (result.acknowledged() != records) {
                throw new IOException(result.brokenOffBy().orElse(topic + " did not take every record"));
            }
        }
        return query(topic, work);
    }

    static StreamQuery query(String topic, BenchmarkWorkload work) {
        StreamQuery query = StreamQuery.of(topic).withStart(StartPosition.earliest());
        SchemaSource schema = work.encoder().schema().map(SchemaSource::inline).orElseGet(SchemaSource::registry);
        return switch (work.format()) {
            case AVRO -> query.withMessageFormat(MessageFormat.AVRO).withAvro(schema);
            case PROTOBUF -> query.withMessageFormat(MessageFormat.PROTOBUF).withProtobuf(schema);
            case LINEPROTOCOL -> query.withMessageFormat(MessageFormat.LINE_PROTOCOL);
            case PLAINTEXT, CSV -> query.withMessageFormat(MessageFormat.PLAINTEXT);
            case JSON -> query;
        };
    }
}
