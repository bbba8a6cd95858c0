package dev.frameproof.kafkaplugin.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.kafkaplugin.internal.TestingKafka;
import dev.frameproof.kafkaplugin.internal.rows.TestingRows;
import dev.frameproof.kafkaplugin.internal.stream.TopicStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ExtendWith(TestingKafka.class)
class StreamServiceTest {
    private static final TopicStream.Limits LIMITS = new TopicStream.Limits(
            1_000, 256 * 1024, Duration.ofMillis(5), 8, Duration.ofSeconds(1), Duration.ofMillis(50));

    private final TestingKafka.Broker kafka;

    StreamServiceTest(TestingKafka.Broker kafka) {
        this.kafka = kafka;
    }

    @Test
    void earliestReadsEveryRecordOnceAndInOrder() throws Exception {
        String topic = kafka.topic(3);
        for (int partition = 0; partition < 3; partition++) {
            kafka.produce(topic, partition, values(0, 500));
        }
        try (TestingStream stream = run(topic, "\"partition\":\"all\",\"autoOffsetReset\":\"earliest\"")) {
            assertInOrder(stream.awaitRows(1_500), 3, 500);
            kafka.produce(topic, 1, List.of("{\"v\":-1}"));
            List<TestingRows.Row> rows = stream.awaitRows(1_501);

            assertThat(rows.get(1_500).get("v")).isEqualTo("-1");
            assertThat(rows.get(1_500).partition()).isEqualTo(1);
            assertThat(rows.get(1_500).offset()).isEqualTo(500);
        }
    }

    @Test
    void latestShowsWhatComesAfterItReads() throws Exception {
        String topic = kafka.topic(1);
        kafka.produce(topic, 0, values(0, 10));
        try (TestingStream stream = run(topic, "\"autoOffsetReset\":\"latest\"").awaitReading()) {
            kafka.produce(topic, 0, values(10, 12));
            List<TestingRows.Row> rows = stream.awaitRows(2);

            assertThat(rows.stream().map(TestingRows.Row::offset)).containsExactly(10L, 11L);
            assertThat(rows.get(0).types()).isEqualTo("time=time.Time offset=int64 v=int64");
        }
    }

    @Test
    void onePartitionIsReadAlone() throws Exception {
        String topic = kafka.topic(2);
        kafka.produce(topic, 0, values(0, 3));
        kafka.produce(topic, 1, values(10, 13));
        try (TestingStream stream = run(topic, "\"partition\":1,\"autoOffsetReset\":\"earliest\"")) {
            List<TestingRows.Row> rows = stream.awaitRows(3);

            assertThat(rows.stream().map(row -> row.get("v"))).containsExactly("10", "11", "12");
            assertThat(rows.get(0).types()).isEqualTo("time=time.Time offset=int64 v=int64");
        }
    }

    @Test
    void abortedRecordsAndMarkersAreNeverShown() throws Exception {
        String topic = kafka.topic(1);
        kafka.transaction(topic, 0, values(0, 3), true);
        kafka.transaction(topic, 0, values(3, 6), false);
        kafka.transaction(topic, 0, values(6, 9), true);
        try (TestingStream stream = run(topic, "\"autoOffsetReset\":\"earliest\"")) {
            kafka.produce(topic, 0, List.of("{\"v\":99}"));
            List<TestingRows.Row> rows = stream.awaitRows(7);

            assertThat(rows.stream().map(row -> row.get("v"))).containsExactly("0", "1", "2", "6", "7", "8", "99");
            assertThat(rows.stream().map(TestingRows.Row::offset)).containsExactly(0L, 1L, 2L, 8L, 9L, 10L, 12L);
        }
    }

    @Test
    void openTransactionIsShownOnceItIsCommitted() throws Exception {
        String topic = kafka.topic(1);
        try (KafkaProducer<String, String> producer =
                        kafka.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic));
                TestingStream stream =
                        run(topic, "\"autoOffsetReset\":\"latest\"").awaitReading()) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "{\"v\":1}")).get();
            kafka.produce(topic, 0, List.of("{\"v\":2}"));
            assertThat(stream.frameSizes()).isEmpty();
            producer.commitTransaction();

            assertThat(stream.awaitRows(2).stream().map(row -> row.get("v"))).containsExactly("1", "2");
        }
    }

    @Test
    void lastRecordsAreCountedPerPartitionAndWithoutMarkersAndAbortedOnes() throws Exception {
        String topic = kafka.topic(3);
        for (int i = 0; i < 12; i++) {
            kafka.transaction(topic, 0, List.of("{\"v\":" + i + "}"), i % 3 != 1);
        }
        kafka.produce(topic, 1, values(0, 4));
        try (TestingStream stream = run(topic, "\"partition\":\"all\",\"autoOffsetReset\":\"lastN\",\"lastN\":5")
                .awaitReading()) {
            kafka.produce(topic, 2, List.of("{\"v\":99}"));
            List<TestingRows.Row> rows = stream.awaitRows(10);

            assertThat(valuesOf(rows, 0)).containsExactly("5", "6", "8", "9", "11");
            assertThat(valuesOf(rows, 1)).containsExactly("0", "1", "2", "3");
            assertThat(valuesOf(rows, 2)).containsExactly("99");
        }
    }

    @Test
    void lastNOfAPartitionOfMarkersOnlyIsNothing() throws Exception {
        String topic = kafka.topic(1);
        kafka.transaction(topic, 0, values(0, 3), false);
        try (TestingStream stream =
                run(topic, "\"autoOffsetReset\":\"lastN\",\"lastN\":2").awaitReading()) {
            kafka.produce(topic, 0, List.of("{\"v\":7}"));

            assertThat(stream.awaitRows(1)).singleElement().satisfies(row -> assertThat(row.get("v"))
                    .isEqualTo("7"));
        }
    }

    @Test
    void partitionsThatAreAddedAreReadFromTheirBeginning() throws Exception {
        String topic = kafka.topic(1);
        try (TestingStream stream = run(topic, "\"partition\":\"all\"").awaitReading()) {
            kafka.produce(topic, 0, values(0, 2));
            stream.awaitRows(2);
            kafka.grow(topic, 3);
            kafka.produce(topic, 2, values(0, 5));
            kafka.produce(topic, 0, values(2, 4));
            List<TestingRows.Row> rows = stream.awaitRows(9);

            assertThat(valuesOf(rows, 2)).containsExactly("0", "1", "2", "3", "4");
            assertThat(rows.get(0).types()).doesNotContain("partition");
            assertThat(rows.get(8).types()).contains("partition=int32");
        }
    }

    @Test
    void topicThatComesLateIsReadFromItsBeginning() throws Exception {
        String topic = "late-" + System.nanoTime();
        TopicStream.Limits patient = new TopicStream.Limits(
                1_000, 1 << 18, Duration.ofMillis(5), 8, TestingStream.DEADLINE, Duration.ofMillis(50));
        try (TestingStream stream =
                TestingStream.run(jsonData(), query(topic, "\"autoOffsetReset\":\"latest\""), patient)) {
            stream.log().await("topic " + topic + " does not exist, waiting for it", TestingStream.DEADLINE);
            kafka.create(topic, 1);
            kafka.produce(topic, 0, values(0, 3));

            assertThat(valuesOf(stream.awaitRows(3), 0)).containsExactly("0", "1", "2");
        }
    }

    @Test
    void topicThatNeverComesEndsTheStreamWithAnError() throws Exception {
        try (TestingStream stream = run("never", "\"partition\":\"all\"")) {
            assertThat(stream.awaitFailure())
                    .hasMessage("NOT_FOUND: topic never does not exist: check the query's topic");
            assertThat(stream.log().count("does not exist, waiting for it")).isEqualTo(1);
        }
    }

    @Test
    void partitionThatIsNotThereEndsTheStreamWithAnError() throws Exception {
        String topic = kafka.topic(2);
        try (TestingStream stream = run(topic, "\"partition\":7")) {
            assertThat(stream.awaitFailure()).hasMessageContaining("topic " + topic + " has no partition 7, only 0, 1");
        }
    }

    @Test
    void topicThatIsDeletedEndsTheStreamWithAnError() throws Exception {
        String topic = kafka.topic(1);
        try (TestingStream stream = run(topic, "\"partition\":\"all\"").awaitReading()) {
            kafka.delete(topic);

            assertThat(stream.awaitFailure()).hasMessage("NOT_FOUND: topic " + topic + " is there no more");
        }
    }

    @Test
    void brokerThatDoesNotAnswerIsSaidOnceAndTriedOnAndOn() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String jsonData = "{\"bootstrapServers\":\"127.0.0.1:%d\",\"timeout\":100}".formatted(mute.getLocalPort());
            try (TestingStream stream = TestingStream.run(jsonData, query("t", "\"partition\":0"), LIMITS)) {
                for (int connection = 0; connection < 8; connection++) {
                    mute.accept().close();
                }
                assertThat(stream.log().count("no Kafka broker answers, trying on"))
                        .isEqualTo(1);
                assertThat(stream.log().text().lines()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void compressedRecordsAreRead(String compression) throws Exception {
        String topic = kafka.topic(1);
        kafka.produce(
                topic, 0, values(0, 300), Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression, "linger.ms", 50));
        try (TestingStream stream = run(topic, "\"autoOffsetReset\":\"earliest\"")) {
            assertInOrder(stream.awaitRows(300), 1, 300);
        }
    }

    @Test
    void slowHostIsWaitedForAndLosesNothing() throws Exception {
        String topic = kafka.topic(1);
        try (TestingStream stream = run(topic, "\"autoOffsetReset\":\"latest\"").awaitReading()) {
            stream.pause(true);
            kafka.produce(topic, 0, values(0, 10));
            kafka.produce(topic, 0, values(10, 3_000));
            assertThat(stream.frameSizes()).isEmpty();
            stream.pause(false);

            assertInOrder(stream.awaitRows(3_000), 1, 3_000);
        }
    }

    @Test
    void cancellationEndsAStreamThatWaitsForTheHost() throws Exception {
        String topic = kafka.topic(1);
        kafka.produce(topic, 0, values(0, 3_000));
        TestingStream stream = run(topic, "\"autoOffsetReset\":\"latest\"").awaitReading();
        stream.pause(true);
        kafka.produce(topic, 0, values(0, 3_000));
        stream.close();

        assertThat(stream.awaitFailure()).isInstanceOf(CancellationException.class);
        assertThat(stream.log().text()).contains("a stream has ended").doesNotContain("failed");
    }

    @Test
    void arrivalTimeIsShownWhenAskedFor() throws Exception {
        String topic = kafka.topic(1);
        long before = System.currentTimeMillis();
        kafka.produce(topic, 0, values(0, 1));
        try (TestingStream stream = run(topic, "\"autoOffsetReset\":\"earliest\",\"timestampMode\":\"now\"")) {
            assertThat(Long.parseLong(stream.awaitRows(1).get(0).get("time")))
                    .isBetween(before, System.currentTimeMillis());
        }
    }

    @Test
    void keysAndErrorsComeInTheirOrder() throws Exception {
        String topic = kafka.topic(1);
        List<String> values = new ArrayList<>(values(0, 3));
        values.add(1, "{bad");
        kafka.produce(topic, 0, values);
        try (TestingStream stream = run(topic, "\"autoOffsetReset\":\"earliest\",\"keyFormat\":\"string\"")) {
            List<TestingRows.Row> rows = stream.awaitRows(4);

            assertThat(rows.stream().map(TestingRows.Row::offset)).containsExactly(0L, 1L, 2L, 3L);
            assertThat(rows.get(1).get("error")).contains("expected a member name at byte 1");
            assertThat(rows.get(2).get("key")).isEqualTo("\"k2\"");
        }
    }

    private TestingStream run(String topic, String rest) {
        return TestingStream.run(jsonData(), query(topic, rest), LIMITS);
    }

    private String jsonData() {
        return "{\"bootstrapServers\":\"" + kafka.bootstrapServers() + "\"}";
    }

    private static String query(String topic, String rest) {
        return "{\"topicName\":\"" + topic + "\",\"refId\":\"A\"," + rest + "}";
    }

    private static List<String> values(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "{\"v\":" + i + "}").toList();
    }

    private static List<String> valuesOf(List<TestingRows.Row> rows, int partition) {
        return rows.stream()
                .filter(row -> row.partition() == partition)
                .map(row -> row.get("v"))
                .toList();
    }

    private static void assertInOrder(List<TestingRows.Row> rows, int partitions, int count) {
        for (int partition = 0; partition < partitions; partition++) {
            assertThat(valuesOf(rows, partition))
                    .isEqualTo(IntStream.range(0, count)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }
}
