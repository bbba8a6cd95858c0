package dev.frameproof.cli.bench;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.harness.bench.HostedPlugin;
import dev.frameproof.harness.bench.VerifiedStream;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamEnd;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.oracle.WorkloadRecords;
import dev.frameproof.process.ProcessUsage;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.sink.TopicAdmin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether memory stays what it is over a long run: records are produced at a steady rate, streamed by the bundled plugin
 * and verified row by row. Producer and verifier are this process, as in {@code frameproof run}; the plugin is its own.
 */
final class MemoryBenchmark {
    private static final long RECORDS = 3_000_000;
    private static final long RECORDS_PER_SECOND = 30_000;
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(2);
    private static final int LOOKS_WITHOUT_NEWS = 15;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String TOPIC = "memory";
    /** A long run would fill the disk. */
    private static final Map<String, String> KEEPING =
            Map.of("segment.bytes", "134217728", "retention.bytes", "1073741824", "file.delete.delay.ms", "1000");

    private final BenchmarkRequest request;
    private final HostedPlugin plugin;
    private final MemorySeries ownHeap = new MemorySeries("producer and verifier, heap after a collection");
    private final MemorySeries ownResident = new MemorySeries("producer and verifier, resident");
    private final MemorySeries pluginHeap = new MemorySeries("plugin, heap in use");
    private final MemorySeries pluginResident = new MemorySeries("plugin, resident");

    private MemoryBenchmark(BenchmarkRequest request, HostedPlugin plugin) {
        this.request = request;
        this.plugin = plugin;
    }

    static List<BenchmarkFigure> measure(BenchmarkRequest request) throws Exception {
        try (ScratchFolder folder = ScratchFolder.create();
                EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log"))
                        .withOverrides(Map.of("log.retention.check.interval.ms", "5000")));
                HostedPlugin plugin =
                        HostedPlugin.start(request.bundledPlugin(), kafka.bootstrapServers(), folder.path());
                TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            admin.create(TOPIC, 1, KEEPING, TIMEOUT);
            return new MemoryBenchmark(request, plugin).measure(kafka);
        }
    }

    private List<BenchmarkFigure> measure(EmbeddedKafka kafka) throws Exception {
        long records = request.records().orElse(RECORDS);
        BenchmarkWorkload work = BenchmarkWorkload.of(RecordFormat.JSON);
        Pacing pacing = Pacing.fixed(Rate.perSecond(RECORDS_PER_SECOND));
        try (ProducerRun run = ProducerRun.start(
                work.plan(pacing, records), new KafkaTarget(kafka.bootstrapServers(), TOPIC, Map.of()))) {
            StreamVerifier verifier = new StreamVerifier(
                    PluginBenchmark.query(TOPIC, work),
                    Representation.bundled(),
                    new WorkloadRecords(run.sentLog(), work.workload(), new TextEncoder()),
                    new LatencyRecorder(),
                    VerifierOptions.named(TOPIC));
            try (VerifiedStream stream = plugin.verify(PluginBenchmark.query(TOPIC, work), verifier, records)) {
                watch(stream);
            }
            run.completion().join();
            StreamVerdict verdict = verifier.finish(StreamEnd.stopped());
            if (!verdict.proved() || verdict.rowsVerified() != records) {
                throw new IOException("the run itself is not right: " + verdict);
            }
        }
        return List.of(ownHeap.figure(), ownResident.figure(), pluginHeap.figure(), pluginResident.figure());
    }

    private void watch(VerifiedStream stream) throws Exception {
        long before = 0;
        int looksWithoutNews = 0;
        while (true) {
            try {
                stream.all().get(BETWEEN_SAMPLES.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (ExecutionException e) {
                throw new IOException(
                        "after " + stream.rows() + " rows: " + e.getCause().getMessage(), e);
            } catch (TimeoutException goesOn) {
                long rows = stream.rows();
                looksWithoutNews = rows == before ? looksWithoutNews + 1 : 0;
                if (looksWithoutNews == LOOKS_WITHOUT_NEWS) {
                    throw new IOException(
                            "no row came for %d s after %d rows"
                                    .formatted(LOOKS_WITHOUT_NEWS * BETWEEN_SAMPLES.toSeconds(), rows),
                            goesOn);
                }
                before = rows;
                sample(rows);
            }
        }
    }

    private void sample(long rows) throws Exception {
        // What is left after it is what is held; what would be let go says nothing.
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long resident = ProcessUsage.ofThisProcess().orElseThrow().residentBytes();
        long heapOfPlugin = plugin.heapBytes();
        long residentOfPlugin = plugin.usage().residentBytes();
        ownHeap.add(rows, heap);
        ownResident.add(rows, resident);
        pluginHeap.add(rows, heapOfPlugin);
        pluginResident.add(rows, residentOfPlugin);
        request.say(
                "%,d rows verified: producer and verifier %.1f MiB heap, %.1f resident; plugin %.1f heap, %.1f resident"
                        .formatted(
                                rows,
                                heap / MemorySeries.MIB,
                                resident / MemorySeries.MIB,
                                heapOfPlugin / MemorySeries.MIB,
                                residentOfPlugin / MemorySeries.MIB));
    }
}
