package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a stream query reads of line protocol. Filters are comma-separated anchored regular expressions, empty for all.
 *
 * @param precision the unit of the lines' timestamps
 * @param measurements the measurements that are shown
 * @param fields the fields that are shown
 * @param tags the tags that a line must have, each as {@code key=expression}
 */
public record LineProtocolOptions(Precision precision, String measurements, String fields, String tags) {

    /** The unit of a line's timestamp. */
    public enum Precision {
        AUTO("auto"),
        NANOSECONDS("ns"),
        MICROSECONDS("us"),
        MILLISECONDS("ms"),
        SECONDS("s");

        private final String id;

        Precision(String id) {
            this.id = id;
        }

        /** @return as the query's JSON has it */
        public String id() {
            return id;
        }
    }

    public LineProtocolOptions {
        requireNonNull(precision, "precision");
        requireNonNull(measurements, "measurements");
        requireNonNull(fields, "fields");
        requireNonNull(tags, "tags");
    }

    /** Every line, the unit of its timestamp by its magnitude. */
    public static LineProtocolOptions everything() {
        return new LineProtocolOptions(Precision.AUTO, "", "", "");
    }

    void writeTo(ObjectNode json) {
        json.put("lineProtocolTimestampPrecision", precision.id());
        json.put("lineProtocolMeasurements", measurements);
        json.put("lineProtocolFields", fields);
        json.put("lineProtocolTags", tags);
    }
}
