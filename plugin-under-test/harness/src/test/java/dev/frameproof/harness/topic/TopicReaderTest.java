package dev.frameproof.harness.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.sink.TopicAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicReaderTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 5_000_000;

    private EmbeddedKafka kafka;

    @BeforeAll
    void startKafka(@TempDir Path logs) throws Exception {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(logs.resolve("kafka.log")));
    }

    @AfterAll
    void stopKafka() {
        kafka.close();
    }

    @Test
    void committedRecordsAreReadAndAbortedOnesAndMarkersAreNot() throws Exception {
        String topic = topic(2);
        send(topic, 0, true, "{\"v\":0}", "{\"v\":1}");
        send(topic, 0, false, "{\"v\":2}");
        send(topic, 1, true, "{\"v\":3}");
        try (TopicReader reader = open(StreamQuery.of(topic).withStart(StartPosition.earliest()))) {
            TopicRecords records = reader.records();
            records.dueUntil(reader.endsAtStart());
            await(records);

            assertThat(reader.endsAtStart()).isEqualTo(Map.of(0, 5L, 1, 2L));
            assertThat(records.read()).isEqualTo(3);
            assertThat(records.positions().indexAt(0, 1)).isEqualTo(1);
            assertThat(records.positions().indexAt(0, 2)).as("the marker").isEqualTo(-1);
            assertThat(records.positions().indexAt(0, 3))
                    .as("the aborted record")
                    .isEqualTo(-1);
            assertThat(records.isAborted(0, 3)).isTrue();
            assertThat(records.isAborted(0, 2)).as("the marker").isFalse();
            assertThat(records.isAborted(0, 1)).as("a committed record").isFalse();
            assertThat(records.positions().endOffset(0)).isEqualTo(5);
            assertThat(records.positions().timestampMillisAt(0, 1)).isEqualTo(1_001);
            ExpectedRecord record = records.recordAt(1, 0, 0);
            assertThat(record.isBroken()).isFalse();
            assertThat(record.value().toString()).contains("3");
        }
    }

    @Test
    void allThatWasWrittenIsVisitedWithWhatWasAbortedAmongIt() throws Exception {
        String topic = topic(2);
        send(topic, 0, false, "aborted first");
        send(topic, 0, true, "committed", "committed too");
        send(topic, 0, false, "aborted", "aborted too");
        send(topic, 1, true, "whole");
        try (TopicReader reader = open(StreamQuery.of(topic).withStart(StartPosition.earliest()))) {
            reader.records().dueUntil(reader.endsAtStart());
            await(reader.records());
            List<String> seen = new ArrayList<>();
            reader.forEachWritten(record -> seen.add("%d/%d %s%s"
                    .formatted(
                            record.partition(),
                            record.offset(),
                            new String(record.value(), UTF_8),
                            record.isAborted() ? "!" : "")));

            assertThat(seen)
                    .containsExactly(
                            "0/0 aborted first!",
                            "0/2 committed",
                            "0/3 committed too",
                            "0/5 aborted!",
                            "0/6 aborted too!",
                            "1/0 whole");
        }
    }

    @Test
    void bytesThatWereLetGoAreReadAgain() throws Exception {
        String topic = topic(1);
        send(topic, 0, true, "{\"v\":7}", "{\"v\":8}");
        try (TopicReader reader = open(StreamQuery.of(topic).withStart(StartPosition.earliest()))) {
            TopicRecords records = reader.records();
            records.dueUntil(reader.endsAtStart());
            await(records);
            records.byPartition().get(0).letGo(1);

            assertThat(records.byPartition().get(0).bytes(1)).isNull();
            assertThat(new String(records.bytes(0, 1).value(), UTF_8)).isEqualTo("{\"v\":8}");
        }
    }

    @Test
    void addedPartitionsAreReadFromTheirBegin() throws Exception {
        String topic = topic(1);
        send(topic, 0, true, "{\"v\":1}");
        try (TopicReader reader = open(StreamQuery.of(topic));
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(reader.records().partitionsMayBeAdded()).isTrue();
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
                    .all()
                    .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            send(topic, 2, true, "{\"v\":2}");
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (reader.records().read() == 0) {
                assertThat(System.nanoTime() - deadline).as("read in time").isNegative();
                LockSupport.parkNanos(LOOK_NANOS);
            }

            assertThat(reader.records().positions().partitions()).isEqualTo(3);
            assertThat(reader.records().positions().indexAt(2, 0)).isZero();
            reader.records().dueUntil(reader.endsNow());
            await(reader.records());
            assertThat(reader.records().positions().endOffset(2)).isEqualTo(2);
        }
    }

    @Test
    void lastRecordsAreCountedWithoutMarkersAndAbortedOnes() throws Exception {
        String topic = topic(1);
        for (int i = 0; i < 4; i++) {
            send(topic, 0, true, "{\"v\":" + i + "}");
            send(topic, 0, false, "aborted", "aborted too");
        }
        try (TopicReader reader = open(StreamQuery.of(topic).withStart(StartPosition.last(3)))) {
            reader.records().dueUntil(reader.endsAtStart());
            await(reader.records());

            assertThat(reader.begunAt().get(0).end()).isEqualTo(20);
            assertThat(reader.records().read()).isBetween(3L, 4L);
        }
    }

    @Test
    void latestBeginsAtTheEndAndSeesWhatComesThen() throws Exception {
        String topic = topic(1);
        send(topic, 0, true, "{\"v\":1}");
        try (TopicReader reader = open(StreamQuery.of(topic))) {
            send(topic, 0, true, "{\"v\":2}");
            reader.records().dueUntil(reader.endsNow());
            await(reader.records());
            List<Long> offsets = new ArrayList<>();
            reader.forEachRecord(record -> offsets.add(record.offset()));

            assertThat(offsets).containsExactly(2L);
        }
    }

    @Test
    void lastRecordsLeaveRoomForMarkersAmongThem() throws Exception {
        String topic = topic(1);
        for (int i = 0; i < 10; i++) {
            send(topic, 0, true, "{\"v\":" + i + "}");
        }
        try (TopicReader reader = open(StreamQuery.of(topic).withStart(StartPosition.last(3)))) {
            reader.records().dueUntil(reader.endsAtStart());
            await(reader.records());

            assertThat(reader.records().read()).isEqualTo(3);
            assertThat(reader.records().positions().indexAt(0, 14)).isEqualTo(14);
        }
    }

    @Test
    void absentTopicAndPartitionAreToldApart() {
        assertThatThrownBy(() -> open(StreamQuery.of("no-such-topic")))
                .isInstanceOfSatisfying(EnvironmentException.class, failure -> assertThat(
                                failure.problem().what())
                        .isEqualTo("There is no topic no-such-topic at " + kafka.bootstrapServers() + "."));
        String topic = topic(2);
        assertThatThrownBy(() -> open(StreamQuery.of(topic).withPartition(2)))
                .isInstanceOfSatisfying(
                        EnvironmentException.class,
                        failure -> assertThat(failure.problem().cause()).isEqualTo("It has 2, from 0 to 1."));
    }

    private TopicReader open(StreamQuery query) {
        return TopicReader.open(kafka.connection(), query, new RecordDecoding(query, SchemaLookup.NONE));
    }

    private String topic(int partitions) {
        String name = "topic-" + UUID.randomUUID();
        try (var admin = new TopicAdmin(kafka.bootstrapServers(), Map.of())) {
            admin.create(name, partitions, Map.of(), DEADLINE);
        }
        return name;
    }

    /** In one transaction; the records' timestamps are 1000, 1001, ... */
    private void send(String topic, int partition, boolean commit, String... values) throws Exception {
        Map<String, Object> properties = kafka.connection().properties();
        properties.put("transactional.id", topic);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < values.length; i++) {
                producer.send(new ProducerRecord<>(topic, partition, 1_000L + i, null, values[i].getBytes(UTF_8)))
                        .get();
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
        awaitMarker(topic, partition);
    }

    /** A transaction is over for its producer before its marker lies in the partition. */
    private void awaitMarker(String topic, int partition) throws Exception {
        var one = new TopicPartition(topic, partition);
        try (Admin admin = Admin.create(kafka.connection().properties())) {
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (end(admin, one, IsolationLevel.READ_COMMITTED) < end(admin, one, IsolationLevel.READ_UNCOMMITTED)) {
                assertThat(System.nanoTime() - deadline)
                        .as("the marker in time")
                        .isNegative();
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private static long end(Admin admin, TopicPartition one, IsolationLevel isolation) throws Exception {
        return admin.listOffsets(Map.of(one, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                .partitionResult(one)
                .get()
                .offset();
    }

    private static void await(TopicRecords records) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!records.isReadToTheEnd()) {
            assertThat(System.nanoTime() - deadline)
                    .as("read to the end in time")
                    .isNegative();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
