package dev.frameproof.kafkaplugin.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.kafkaplugin.internal.TestingKafka;
import dev.frameproof.kafkaplugin.internal.registry.TestingRegistry;
import dev.frameproof.kafkaplugin.internal.rows.TestingRows;
import dev.frameproof.kafkaplugin.internal.stream.TopicStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Formats that need more than the record, from the broker to the host. */
@Timeout(60)
@ExtendWith(TestingKafka.class)
class StreamFormatsTest {
    private static final TopicStream.Limits LIMITS = new TopicStream.Limits(
            1_000, 256 * 1024, Duration.ofMillis(5), 8, Duration.ofSeconds(1), Duration.ofMillis(50));
    private static final String AVRO =
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":"
                    + "[{\\\"name\\\":\\\"%s\\\",\\\"type\\\":\\\"int\\\"}]}\"}";

    private final TestingKafka.Broker kafka;

    StreamFormatsTest(TestingKafka.Broker kafka) {
        this.kafka = kafka;
    }

    @Test
    void eachRecordIsReadByItsSchemaInTheRegistry() throws Exception {
        String topic = kafka.topic(1);
        try (TestingRegistry registry = new TestingRegistry()) {
            registry.put("/schemas/ids/7", AVRO.formatted("a")).put("/schemas/ids/8", AVRO.formatted("b"));
            kafka.produce(topic, 0, List.of(value(7, 6), value(8, 8), value(9, 8), value(7, 10)));
            String query = "\"messageFormat\":\"avro\",\"avroSchemaSource\":\"schemaRegistry\"";
            try (TestingStream stream = run(topic, query, ",\"schemaRegistryUrl\":\"" + registry.url() + "\"")) {
                List<TestingRows.Row> rows = stream.awaitRows(4);

                assertThat(rows.get(0).get("a")).isEqualTo("3");
                assertThat(rows.get(1).get("b")).isEqualTo("4");
                assertThat(rows.get(2).get("error")).contains("no schema 9");
                assertThat(rows.get(3).get("a")).isEqualTo("5");
                assertThat(registry.requests()).containsExactly("/schemas/ids/7", "/schemas/ids/8", "/schemas/ids/9");
            }
        }
    }

    @Test
    void withoutARegistryEachRecordSaysSo() throws Exception {
        String topic = kafka.topic(1);
        kafka.produce(topic, 0, List.of(value(7, 6)));
        try (TestingStream stream = run(topic, "\"messageFormat\":\"protobuf\"", "")) {
            assertThat(stream.awaitRows(1).get(0).get("error")).contains("has no schema registry: set its URL");
        }
    }

    @Test
    void linesAreSentRecordByRecord() throws Exception {
        String topic = kafka.topic(1);
        kafka.produce(topic, 0, List.of("m,t=1 a=1,b=2 5\nm a=3 6", "m b=4"));
        String query = "\"messageFormat\":\"lineprotocol\",\"lineProtocolTimestampPrecision\":\"ms\"";
        try (TestingStream stream = run(topic, query, "")) {
            List<TestingRows.Row> rows = stream.awaitRows(4);

            assertThat(rows.stream().map(row -> row.get("Time"))).startsWith("5", "5", "6");
            assertThat(rows.stream().map(row -> row.get("value"))).containsExactly("1", "2", "3", "4");
            assertThat(stream.frameSizes()).containsExactly(3, 1);
        }
    }

    /** The header and a datum of one byte, all of them ASCII. */
    private static String value(int id, int datum) {
        return "\0\0\0" + (char) 0 + (char) id + (char) datum;
    }

    private TestingStream run(String topic, String query, String settings) {
        return TestingStream.run(
                "{\"bootstrapServers\":\"" + kafka.bootstrapServers() + "\"" + settings + "}",
                "{\"topicName\":\"" + topic + "\",\"refId\":\"A\",\"autoOffsetReset\":\"earliest\"," + query + "}",
                LIMITS);
    }
}
