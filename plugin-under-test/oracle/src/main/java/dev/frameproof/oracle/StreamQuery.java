package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;

/**
 * What a panel asks a Kafka data source plugin for: one topic, from where, read how, shown how. {@link #toJson()} is the
 * query as the plugin gets it and as Grafana stores it in a dashboard.
 *
 * @param topicName the topic
 * @param partition the one partition that is read; empty for all of them
 * @param start from where each partition is read
 * @param timestampMode what the {@code time} column holds
 * @param messageFormat how values are read
 * @param keyFormat how keys are shown
 * @param avro where the Avro schema comes from; counts only for {@link MessageFormat#AVRO}
 * @param protobuf where the Protobuf schema comes from; counts only for {@link MessageFormat#PROTOBUF}
 * @param lineProtocol what is read of line protocol; counts only for {@link MessageFormat#LINE_PROTOCOL}
 * @param alias how frames and columns are named, with {@code {{topic}} {{field}} {{partition}} {{refid}}}; empty for
 *     none
 * @param refId the query's letter in its panel
 */
public record StreamQuery(
        String topicName,
        OptionalInt partition,
        StartPosition start,
        TimestampMode timestampMode,
        MessageFormat messageFormat,
        KeyFormat keyFormat,
        SchemaSource avro,
        SchemaSource protobuf,
        LineProtocolOptions lineProtocol,
        String alias,
        String refId) {

    public StreamQuery {
        requireNonNull(topicName, "topicName");
        requireNonNull(partition, "partition");
        requireNonNull(start, "start");
        requireNonNull(timestampMode, "timestampMode");
        requireNonNull(messageFormat, "messageFormat");
        requireNonNull(keyFormat, "keyFormat");
        requireNonNull(avro, "avro");
        requireNonNull(protobuf, "protobuf");
        requireNonNull(lineProtocol, "lineProtocol");
        requireNonNull(alias, "alias");
        requireNonNull(refId, "refId");
        if (topicName.isEmpty()) {
            throw new IllegalArgumentException("a stream query needs a topic");
        }
        if (partition.isPresent() && partition.getAsInt() < 0) {
            throw new IllegalArgumentException("a partition is 0 or more, not " + partition.getAsInt());
        }
    }

    /** @return the query for all partitions of a topic as JSON, from the latest record on, without keys and alias */
    public static StreamQuery of(String topicName) {
        return new StreamQuery(
                topicName,
                OptionalInt.empty(),
                StartPosition.latest(),
                TimestampMode.MESSAGE,
                MessageFormat.JSON,
                KeyFormat.NONE,
                SchemaSource.registry(),
                SchemaSource.registry(),
                LineProtocolOptions.everything(),
                "",
                "A");
    }

    /** @return this query for one partition only */
    public StreamQuery withPartition(int one) {
        return new StreamQuery(
                topicName,
                OptionalInt.of(one),
                start,
                timestampMode,
                messageFormat,
                keyFormat,
                avro,
                protobuf,
                lineProtocol,
                alias,
                refId);
    }

    /** @return this query from another position on */
    public StreamQuery withStart(StartPosition other) {
        return new StreamQuery(
                topicName,
                partition,
                other,
                timestampMode,
                messageFormat,
                keyFormat,
                avro,
                protobuf,
                lineProtocol,
                alias,
                refId);
    }

    /** @return this query with another meaning of the time column */
    public StreamQuery withTimestampMode(TimestampMode other) {
        return new StreamQuery(
                topicName,
                partition,
                start,
                other,
                messageFormat,
                keyFormat,
                avro,
                protobuf,
                lineProtocol,
                alias,
                refId);
    }

    /** @return this query for another format of values */
    public StreamQuery withMessageFormat(MessageFormat other) {
        return new StreamQuery(
                topicName,
                partition,
                start,
                timestampMode,
                other,
                keyFormat,
                avro,
                protobuf,
                lineProtocol,
                alias,
                refId);
    }

    /** @return this query with keys shown otherwise */
    public StreamQuery withKeyFormat(KeyFormat other) {
        return new StreamQuery(
                topicName,
                partition,
                start,
                timestampMode,
                messageFormat,
                other,
                avro,
                protobuf,
                lineProtocol,
                alias,
                refId);
    }

    /** @return this query with another alias */
    public StreamQuery withAlias(String other) {
        return new StreamQuery(
                topicName,
                partition,
                start,
                timestampMode,
                messageFormat,
                keyFormat,
                avro,
                protobuf,
                lineProtocol,
                other,
                refId);
    }

    /** @return this query under another letter */
    public StreamQuery withRefId(String other) {
        return new StreamQuery(
                topicName,
                partition,
                start,
                timestampMode,
                messageFormat,
                keyFormat,
                avro,
                protobuf,
                lineProtocol,
                alias,
                other);
    }

    /** @return this query with another source of its Avro schema */
    public StreamQuery withAvro(SchemaSource other) {
        return new StreamQuery(
                topicName,
                partition,
                start,
                timestampMode,
                messageFormat,
                keyFormat,
                other,
                protobuf,
                lineProtocol,
                alias,
                refId);
    }

    /** @return this query with another source of its Protobuf schema */
    public StreamQuery withProtobuf(SchemaSource other) {
        return new StreamQuery(
                topicName,
                partition,
                start,
                timestampMode,
                messageFormat,
                keyFormat,
                avro,
                other,
                lineProtocol,
                alias,
                refId);
    }

    /** @return this query with other options for line protocol */
    public StreamQuery withLineProtocol(LineProtocolOptions other) {
        return new StreamQuery(
                topicName,
                partition,
                start,
                timestampMode,
                messageFormat,
                keyFormat,
                avro,
                protobuf,
                other,
                alias,
                refId);
    }

    /** @return the query as compact JSON; members that mean nothing for its format are left out */
    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("refId", refId).put("topicName", topicName);
        if (partition.isPresent()) {
            json.put("partition", partition.getAsInt());
        } else {
            json.put("partition", "all");
        }
        start.writeTo(json);
        json.put("timestampMode", timestampMode.id());
        json.put("messageFormat", messageFormat.id());
        json.put("keyFormat", keyFormat.id());
        switch (messageFormat) {
            case AVRO -> avro.writeTo(json, "avro");
            case PROTOBUF -> protobuf.writeTo(json, "protobuf");
            case LINE_PROTOCOL -> lineProtocol.writeTo(json);
            case JSON, PLAINTEXT -> {}
        }
        if (!alias.isEmpty()) {
            json.put("alias", alias);
        }
        return json.toString();
    }
}
