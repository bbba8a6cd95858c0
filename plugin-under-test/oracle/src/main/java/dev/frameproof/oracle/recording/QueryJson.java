package dev.frameproof.oracle.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.LineProtocolOptions;
import dev.frameproof.oracle.LineProtocolOptions.Precision;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StartPosition.Reset;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.TimestampMode;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A stream query from its JSON, with the plugin's own defaults for what it leaves out. */
final class QueryJson {
    private static final String PRECISION = "lineProtocolTimestampPrecision";
    private static final int DEFAULT_LAST_N = 100;

    private QueryJson() {}

    /** @throws IllegalArgumentException for a member that means nothing to the plugin; says which, and what is allowed */
    static StreamQuery query(JsonNode json) {
        StreamQuery query = StreamQuery.of(text(json, "topicName", "TOPIC"))
                .withStart(start(json))
                .withTimestampMode(one(json, "timestampMode", TimestampMode.values(), TimestampMode::id))
                .withMessageFormat(one(json, "messageFormat", MessageFormat.values(), MessageFormat::id))
                .withKeyFormat(one(json, "keyFormat", KeyFormat.values(), KeyFormat::id))
                .withAvro(schema(json, "avro"))
                .withProtobuf(schema(json, "protobuf"))
                .withLineProtocol(lineProtocol(json))
                .withAlias(json.path("alias").asText(""))
                .withRefId(json.path("refId").asText(""));
        JsonNode partition = json.path("partition");
        if (partition.isIntegralNumber()) {
            return query.withPartition(partition.intValue());
        }
        if (!partition.isMissingNode() && !partition.asText().equals("all")) {
            throw new IllegalArgumentException("query: partition is a number or \"all\", not " + partition);
        }
        return query;
    }

    private static StartPosition start(JsonNode json) {
        Reset reset = one(json, "autoOffsetReset", Reset.values(), Reset::id);
        if (reset != Reset.LAST_N) {
            return new StartPosition(reset, 0);
        }
        int lastN = json.path("lastN").asInt(0);
        return StartPosition.last(lastN > 0 ? lastN : DEFAULT_LAST_N);
    }

    private static SchemaSource schema(JsonNode json, String format) {
        return json.path(format + "SchemaSource").asText("").equals("inlineSchema")
                ? SchemaSource.inline(json.path(format + "Schema").asText(""))
                : SchemaSource.registry();
    }

    private static LineProtocolOptions lineProtocol(JsonNode json) {
        return new LineProtocolOptions(
                precision(json),
                json.path("lineProtocolMeasurements").asText(""),
                json.path("lineProtocolFields").asText(""),
                json.path("lineProtocolTags").asText(""));
    }

    /** Microseconds may be written with a micro sign. */
    private static Precision precision(JsonNode json) {
        return json.path(PRECISION).asText("").equals("\u00b5s")
                ? Precision.MICROSECONDS
                : one(json, PRECISION, Precision.values(), Precision::id);
    }

    private static String text(JsonNode json, String member, String otherwise) {
        String text = json.path(member).asText("");
        return text.isEmpty() ? otherwise : text;
    }

    /** The first of all is the default. */
    private static <E> E one(JsonNode json, String member, E[] all, Function<E, String> id) {
        String asked = json.path(member).asText("");
        if (asked.isEmpty()) {
            return all[0];
        }
        return Arrays.stream(all)
                .filter(one -> id.apply(one).equals(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("query: %s is %s, not \"%s\""
                        .formatted(member, Arrays.stream(all).map(id).collect(Collectors.joining(", ")), asked)));
    }
}
