package dev.frameproof.harness.internal;

import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.LineProtocolOptions;
import dev.frameproof.oracle.LineProtocolOptions.Precision;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.TimestampPrecision;

/** Which stream query reads what a workload sends. */
public final class QueryChoice {
    private QueryChoice() {}

    public static StreamQuery of(
            String topic, RecordFormat format, SchemaSource schema, Precision precision, RecordsPlan plan) {
        StreamQuery query = StreamQuery.of(topic)
                .withMessageFormat(message(format))
                .withKeyFormat(plan.key().orElse(KeyFormat.NONE));
        return switch (format) {
            case AVRO -> query.withAvro(schema);
            case PROTOBUF -> query.withProtobuf(schema);
            case LINEPROTOCOL -> query.withLineProtocol(new LineProtocolOptions(precision, "", "", ""));
            case JSON, PLAINTEXT, CSV -> query;
        };
    }

    /** @return how the query reads timestamps that were written so */
    public static Precision reading(TimestampPrecision written) {
        return switch (written) {
            case NS -> Precision.NANOSECONDS;
            case US -> Precision.MICROSECONDS;
            case MS -> Precision.MILLISECONDS;
            case S -> Precision.SECONDS;
            case NONE -> Precision.AUTO;
        };
    }

    private static MessageFormat message(RecordFormat format) {
        return switch (format) {
            case JSON -> MessageFormat.JSON;
            case AVRO -> MessageFormat.AVRO;
            case PROTOBUF -> MessageFormat.PROTOBUF;
            case LINEPROTOCOL -> MessageFormat.LINE_PROTOCOL;
            case PLAINTEXT, CSV -> MessageFormat.PLAINTEXT;
        };
    }
}
