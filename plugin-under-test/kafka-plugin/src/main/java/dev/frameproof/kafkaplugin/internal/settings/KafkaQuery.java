package dev.frameproof.kafkaplugin.internal.settings;

import static java.util.Objects.requireNonNull;

import dev.frameproof.kafkaplugin.internal.decoding.KeyFormat;
import dev.frameproof.kafkaplugin.internal.decoding.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one stream reads and how it shows it.
 *
 * @param topic never empty
 * @param partition the one to read; nothing for all
 * @param lastN how many records of each partition come first with {@link Start#LAST_N}; at least 1
 * @param arrivalTime whether the time column shows the arrival instead of the record's timestamp
 * @param avro counts only for {@link MessageFormat#AVRO}
 * @param protobuf counts only for {@link MessageFormat#PROTOBUF}
 * @param lineProtocol counts only for {@link MessageFormat#LINEPROTOCOL}
 * @param refId the query's letter, may be empty
 * @param alias may be empty
 */
public record KafkaQuery(
        String topic,
        OptionalInt partition,
        Start start,
        long lastN,
        boolean arrivalTime,
        MessageFormat messageFormat,
        SchemaChoice avro,
        SchemaChoice protobuf,
        LineProtocolChoice lineProtocol,
        KeyFormat keyFormat,
        String refId,
        String alias) {
    private static final long DEFAULT_LAST_N = 100;

    /** Where reading begins: {@code autoOffsetReset} of the query. */
    public enum Start {
        LATEST("latest"),
        EARLIEST("earliest"),
        LAST_N("lastN");

        private final String word;

        Start(String word) {
            this.word = word;
        }

        /** @return the query's word */
        public String word() {
            return word;
        }
    }

    /** Where a schema comes from. */
    public enum SchemaOrigin {
        REGISTRY("schemaRegistry"),
        INLINE("inlineSchema");

        private final String word;

        SchemaOrigin(String word) {
            this.word = word;
        }
    }

    /**
     * The schema of a format.
     *
     * @param text counts only for {@link SchemaOrigin#INLINE}
     */
    public record SchemaChoice(SchemaOrigin origin, String text) {
        private static SchemaChoice parse(JsonObject query, String format) throws InvalidQueryException {
            return new SchemaChoice(
                    choice(query, format + "SchemaSource", SchemaOrigin.values(), SchemaOrigin.REGISTRY),
                    query.exactText(format + "Schema"));
        }
    }

    public KafkaQuery {
        requireNonNull(topic, "topic is null");
        requireNonNull(partition, "partition is null");
        requireNonNull(start, "start is null");
        requireNonNull(messageFormat, "messageFormat is null");
        requireNonNull(avro, "avro is null");
        requireNonNull(protobuf, "protobuf is null");
        requireNonNull(lineProtocol, "lineProtocol is null");
        requireNonNull(keyFormat, "keyFormat is null");
        requireNonNull(refId, "refId is null");
        requireNonNull(alias, "alias is null");
    }

    /**
     * Reads a query's JSON; absent members have the contract's defaults.
     *
     * @throws InvalidQueryException when there is no topic or a member has a value that is not allowed; its message names
     *     both
     */
    public static KafkaQuery parse(byte[] json) throws InvalidQueryException {
        JsonObject query;
        try {
            query = JsonObject.parse(json);
        } catch (InvalidJsonException e) {
            throw new InvalidQueryException("the query is not valid JSON: " + e.getMessage());
        }
        String topic = query.text("topicName");
        if (topic.isEmpty()) {
            throw new InvalidQueryException("the query names no topic: set topicName");
        }
        OptionalLong lastN = query.number("lastN");
        return new KafkaQuery(
                topic,
                partition(query),
                choice(query, "autoOffsetReset", Start.values(), Start.LATEST),
                lastN.isPresent() && lastN.getAsLong() > 0 ? lastN.getAsLong() : DEFAULT_LAST_N,
                query.text("timestampMode").equals("now"),
                choice(query, "messageFormat", MessageFormat.values(), MessageFormat.JSON),
                SchemaChoice.parse(query, "avro"),
                SchemaChoice.parse(query, "protobuf"),
                LineProtocolChoice.parse(query),
                choice(query, "keyFormat", KeyFormat.values(), KeyFormat.NONE),
                query.exactText("refId"),
                query.exactText("alias"));
    }

    private static OptionalInt partition(JsonObject query) throws InvalidQueryException {
        String partition = query.text("partition");
        if (partition.isEmpty() || partition.equals("all")) {
            return OptionalInt.empty();
        }
        OptionalLong number = query.number("partition");
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > Integer.MAX_VALUE) {
            throw new InvalidQueryException("partition is '" + partition + "': use \"all\" or a number from 0");
        }
        return OptionalInt.of((int) number.getAsLong());
    }

    static <E extends Enum<E>> E choice(JsonObject query, String name, E[] allowed, E otherwise)
            throws InvalidQueryException {
        String word = query.text(name);
        if (word.isEmpty()) {
            return otherwise;
        }
        for (E value : allowed) {
            if (word(value).equalsIgnoreCase(word)) {
                return value;
            }
        }
        throw new InvalidQueryException("%s is '%s': use one of %s"
                .formatted(
                        name,
                        word,
                        String.join(
                                ", ",
                                Arrays.stream(allowed).map(KafkaQuery::word).toList())));
    }

    private static String word(Enum<?> value) {
        if (value instanceof Start start) {
            return start.word();
        }
        return value instanceof SchemaOrigin origin ? origin.word : value.name().toLowerCase(Locale.ROOT);
    }
}
