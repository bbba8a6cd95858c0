package dev.frameproof.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StreamQueryTest {
    @Test
    void defaultsAreThoseOfTheEditor() {
        assertThat(StreamQuery.of("orders").toJson())
                .isEqualTo("{\"refId\":\"A\",\"topicName\":\"orders\",\"partition\":\"all\","
                        + "\"autoOffsetReset\":\"latest\",\"timestampMode\":\"message\","
                        + "\"messageFormat\":\"json\",\"keyFormat\":\"none\"}");
    }

    @Test
    void everyMemberIsWritten() {
        StreamQuery query = StreamQuery.of("orders")
                .withPartition(3)
                .withStart(StartPosition.last(7))
                .withTimestampMode(TimestampMode.NOW)
                .withMessageFormat(MessageFormat.PLAINTEXT)
                .withKeyFormat(KeyFormat.BASE64)
                .withAlias("{{field}} \"x\"")
                .withRefId("B");
        assertThat(query.toJson())
                .isEqualTo("{\"refId\":\"B\",\"topicName\":\"orders\",\"partition\":3,\"autoOffsetReset\":\"lastN\","
                        + "\"lastN\":7,\"timestampMode\":\"now\",\"messageFormat\":\"plaintext\","
                        + "\"keyFormat\":\"base64\",\"alias\":\"{{field}} \\\"x\\\"\"}");
    }

    @Test
    void schemasAndFiltersAreWrittenForTheirFormatOnly() {
        StreamQuery query = StreamQuery.of("t").withStart(StartPosition.earliest());
        assertThat(query.withMessageFormat(MessageFormat.AVRO).toJson())
                .contains("\"avroSchemaSource\":\"schemaRegistry\"");
        assertThat(query.withMessageFormat(MessageFormat.PROTOBUF).toJson())
                .contains("\"protobufSchemaSource\":\"schemaRegistry\"")
                .doesNotContain("avro");
        assertThat(query.withMessageFormat(MessageFormat.LINE_PROTOCOL).toJson())
                .contains("\"lineProtocolTimestampPrecision\":\"auto\"", "\"lineProtocolTags\":\"\"");
        assertThat(SchemaSource.inline("{}")).isEqualTo(new SchemaSource(true, "{}"));
    }

    @Test
    void queriesThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> StreamQuery.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StreamQuery.of("t").withPartition(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StartPosition.last(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SchemaSource(false, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Representation.bundled().withFlattening(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
