package dev.frameproof.kafkaplugin.internal.settings;

/**
 * What is read of line protocol.
 *
 * @param measurements regular expressions by commas; empty for all, as the others
 * @param tags {@code key=expression} by commas
 */
public record LineProtocolChoice(Precision precision, String measurements, String fields, String tags) {
    /** The unit of the lines' timestamps. */
    public enum Precision {
        AUTO,
        NS,
        US,
        MS,
        S
    }

    static LineProtocolChoice parse(JsonObject query) throws InvalidQueryException {
        return new LineProtocolChoice(
                KafkaQuery.choice(query, "lineProtocolTimestampPrecision", Precision.values(), Precision.AUTO),
                query.text("lineProtocolMeasurements"),
                query.text("lineProtocolFields"),
                query.text("lineProtocolTags"));
    }
}
