package dev.frameproof.kafkaplugin.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.kafkaplugin.internal.decoding.KeyFormat;
import dev.frameproof.kafkaplugin.internal.decoding.MessageFormat;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaQueryTest {
    @Test
    void absentMembersHaveTheContractsDefaults() throws InvalidQueryException {
        assertThat(parse("{\"topicName\":\"t\"}"))
                .isEqualTo(new KafkaQuery(
                        "t",
                        OptionalInt.empty(),
                        KafkaQuery.Start.LATEST,
                        100,
                        false,
                        MessageFormat.JSON,
                        new KafkaQuery.SchemaChoice(KafkaQuery.SchemaOrigin.REGISTRY, ""),
                        new KafkaQuery.SchemaChoice(KafkaQuery.SchemaOrigin.REGISTRY, ""),
                        new LineProtocolChoice(LineProtocolChoice.Precision.AUTO, "", "", ""),
                        KeyFormat.NONE,
                        "",
                        ""));
    }

    @Test
    void everyMemberIsRead() throws InvalidQueryException {
        String query = "{\"topicName\":\" t \",\"partition\":3,\"autoOffsetReset\":\"lastN\",\"lastN\":7,"
                + "\"timestampMode\":\"now\",\"messageFormat\":\"plaintext\",\"keyFormat\":\"base64\",\"refId\":\"B\","
                + "\"alias\":\" a \",\"avroSchemaSource\":\"inlineSchema\",\"avroSchema\":\" a \","
                + "\"protobufSchemaSource\":\"schemaRegistry\",\"protobufSchema\":\"p\","
                + "\"lineProtocolTimestampPrecision\":\"us\",\"lineProtocolMeasurements\":\"m\","
                + "\"lineProtocolFields\":\"f\",\"lineProtocolTags\":\"t=x\",\"datasource\":{\"uid\":\"x\"}}";

        assertThat(parse(query))
                .isEqualTo(new KafkaQuery(
                        "t",
                        OptionalInt.of(3),
                        KafkaQuery.Start.LAST_N,
                        7,
                        true,
                        MessageFormat.PLAINTEXT,
                        new KafkaQuery.SchemaChoice(KafkaQuery.SchemaOrigin.INLINE, " a "),
                        new KafkaQuery.SchemaChoice(KafkaQuery.SchemaOrigin.REGISTRY, "p"),
                        new LineProtocolChoice(LineProtocolChoice.Precision.US, "m", "f", "t=x"),
                        KeyFormat.BASE64,
                        "B",
                        " a "));
    }

    @Test
    void lastNOfZeroOrLessIsTheDefault() throws InvalidQueryException {
        assertThat(parse("{\"topicName\":\"t\",\"lastN\":0}").lastN()).isEqualTo(100);
        assertThat(parse("{\"topicName\":\"t\",\"lastN\":-5}").lastN()).isEqualTo(100);
        assertThat(parse("{\"topicName\":\"t\",\"partition\":\"2\"}").partition())
                .hasValue(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                          | the query names no topic: set topicName",
                "{}                                          | the query names no topic: set topicName",
                "{\"topicName\":\" \"}                       | the query names no topic: set topicName",
                "{bad                                        | the query is not valid JSON",
                "[]                                          | the query is not valid JSON: expected a JSON object",
                "{\"topicName\":\"t\",\"partition\":-1}      | partition is '-1': use \"all\" or a number from 0",
                "{\"topicName\":\"t\",\"partition\":1.5}     | partition is '1.5'",
                "{\"topicName\":\"t\",\"autoOffsetReset\":\"x\"} | use one of latest, earliest, lastN",
                "{\"topicName\":\"t\",\"messageFormat\":\"xml\"} | json, plaintext, avro, protobuf, lineprotocol",
                "{\"topicName\":\"t\",\"keyFormat\":\"hex\"}     | keyFormat is 'hex': use one of none, string, json",
            })
    void wrongQueryIsExplained(String query, String message) {
        assertThatThrownBy(() -> parse(query))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining(message);
    }

    private static KafkaQuery parse(String json) throws InvalidQueryException {
        return KafkaQuery.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
