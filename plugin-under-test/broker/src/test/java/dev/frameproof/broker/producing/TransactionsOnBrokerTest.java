package dev.frameproof.broker.producing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.producers.encoding.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.Partitioning;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.producers.sink.TransactionPlan;
import dev.frameproof.producers.source.Decoration;
import dev.frameproof.producers.source.EncodedWorkload;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordHeader;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers of a real broker see of transactions, headers, tombstones and compressed records. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionsOnBrokerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int PARTITIONS = 2;

    private EmbeddedKafka kafka;
    private TopicAdmin admin;

    @BeforeAll
    void start(@TempDir Path folder) throws InterruptedException {
        kafka = EmbeddedKafka.start(
                EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log")).withDataParent(folder.resolve("data")));
        admin = new TopicAdmin(kafka.bootstrapServers(), Map.of());
    }

    @AfterAll
    void stop() {
        admin.close();
        kafka.close();
    }

    /** The last line leaves transactions that the end of the run ends. */
    @ParameterizedTest
    @CsvSource({"many-small,1,3,1", "committed,10,0,1", "all-aborted,50,1,1", "interleaved,7,2,3", "unfinished,70,2,2"})
    void committedRecordsAreSeenAndAbortedOnesAreKnown(String topic, int records, int abortEvery, int open)
            throws Exception {
        TransactionPlan transactions = new TransactionPlan(records, abortEvery, open);
        RecordSource source = source(RecordFormat.JSON);
        ProducerPlan plan =
                new ProducerPlan(source, Pacing.unlimited(), 200, Partitioning.roundRobin(PARTITIONS), transactions);
        try (ProducerRun run = start(topic, plan, Map.of())) {
            ProducerResult result = run.completion().get(60, TimeUnit.SECONDS);
            assertThat(result.brokenOffBy()).isEmpty();
            assertThat(result.failures()).isEmpty();
            assertThat(result.acknowledged() + result.aborted()).isEqualTo(200);
            SentLog log = run.sentLog();
            List<ConsumerRecord<byte[], byte[]>> committed = read(topic, "read_committed");
            assertThat(committed).hasSize(Math.toIntExact(result.acknowledged()));
            for (ConsumerRecord<byte[], byte[]> record : committed) {
                long index = log.indexAt(record.partition(), record.offset());
                assertThat(transactions.isAborted(index)).isFalse();
                assertThat(log.abortedIndexAt(record.partition(), record.offset()))
                        .isEqualTo(-1);
                assertThat(record.value()).isEqualTo(source.record(index, 0).value());
            }
            List<ConsumerRecord<byte[], byte[]>> all = read(topic, "read_uncommitted");
            assertThat(all).hasSize(200);
            assertThat(all.stream()
                            .filter(record ->
                                    transactions.isAborted(log.abortedIndexAt(record.partition(), record.offset()))))
                    .hasSize(Math.toIntExact(result.aborted()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void recordsSurviveCompressionWithKeysHeadersTombstonesAndEmptyValues(String compression) throws Exception {
        Decoration decoration = new Decoration(10, 7, List.of(new RecordHeader("trace", "abc".getBytes(UTF_8))));
        RecordSource source = decoration.on(source(RecordFormat.AVRO));
        ProducerPlan plan = new ProducerPlan(
                source, Pacing.unlimited(), 300, Partitioning.roundRobin(PARTITIONS), TransactionPlan.none());
        String topic = "compressed-" + compression;
        try (ProducerRun run = start(topic, plan, Map.of("compression.type", compression))) {
            assertThat(run.completion().get(60, TimeUnit.SECONDS).acknowledged())
                    .isEqualTo(300);
            List<ConsumerRecord<byte[], byte[]>> all = read(topic, "read_committed");
            assertThat(all).hasSize(300);
            for (ConsumerRecord<byte[], byte[]> record : all) {
                long index = run.sentLog().indexAt(record.partition(), record.offset());
                OutgoingRecord sent = source.record(index, record.timestamp());
                assertThat(record.key()).isEqualTo(sent.key());
                assertThat(record.value()).isEqualTo(sent.value());
                assertThat(record.headers().lastHeader("trace").value()).isEqualTo("abc".getBytes(UTF_8));
            }
            assertThat(all).filteredOn(record -> record.value() == null).hasSize(30);
            assertThat(all)
                    .filteredOn(record -> record.value() != null && record.value().length == 0)
                    .hasSizeGreaterThan(30);
        }
    }

    @Test
    void recordWithPartitionAndTimestampOfItsOwnKeepsThem() throws Exception {
        RecordSource source = new RecordSource() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public String format() {
                return "plaintext";
            }

            @Override
            public OutgoingRecord record(long index, long timestampMillis) {
                return OutgoingRecord.of(null, new byte[] {(byte) index}).at(1, 1_000 + index);
            }
        };
        ProducerPlan plan =
                new ProducerPlan(source, Pacing.unlimited(), 5, Partitioning.single(0), TransactionPlan.none());
        try (ProducerRun run = start("own", plan, Map.of())) {
            assertThat(run.completion().get(60, TimeUnit.SECONDS).acknowledged())
                    .isEqualTo(5);
            assertThat(read("own", "read_committed")).allSatisfy(record -> {
                assertThat(record.partition()).isEqualTo(1);
                assertThat(record.timestamp()).isEqualTo(1_000 + record.value()[0]);
                assertThat(run.sentLog().timestampMillisAt(1, record.offset())).isEqualTo(record.timestamp());
            });
        }
    }

    private static RecordSource source(RecordFormat format) {
        Workload orders = KeyFormat.STRING.on(Workloads.named("orders", Map.of(), 5));
        return new EncodedWorkload(
                orders, KeyFormat.STRING.encoder(), format.encoderFor(orders, SchemaFraming.inline()));
    }

    private ProducerRun start(String topic, ProducerPlan plan, Map<String, String> properties) {
        admin.create(topic, PARTITIONS, Map.of(), TIMEOUT);
        return ProducerRun.start(plan, new KafkaTarget(kafka.bootstrapServers(), topic, properties));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
        return TopicReader.all(kafka.bootstrapServers(), topic, PARTITIONS, isolation);
    }
}
