package dev.frameproof.oracle.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** One record in a recording's JSON. */
final class RecordJson {
    private RecordJson() {}

    /** @throws IllegalArgumentException for a member that is not as it should be */
    static RecordedRecord record(JsonNode json) {
        long partition = wholeNumber(json, "partition", 0);
        if (partition != (int) partition) {
            throw new IllegalArgumentException("there is no partition " + partition);
        }
        return new RecordedRecord(
                (int) partition,
                wholeNumber(json, "offset", RecordedRecord.UNKNOWN_OFFSET),
                bytes(json, "key"),
                bytes(json, "value"),
                timestamp(json),
                json.path("transaction").asText(""));
    }

    private static long timestamp(JsonNode record) {
        if (record.path("timestamp").isMissingNode()) {
            throw new IllegalArgumentException("its \"timestamp\" is missing, in milliseconds");
        }
        return wholeNumber(record, "timestamp", 0);
    }

    private static long wholeNumber(JsonNode record, String member, long otherwise) {
        JsonNode number = record.path(member);
        if (number.isMissingNode() || number.isNull()) {
            return otherwise;
        }
        if (!number.canConvertToExactIntegral() || !number.canConvertToLong()) {
            throw new IllegalArgumentException("its \"" + member + "\" is a whole number, not " + number);
        }
        return number.asLong();
    }

    private static byte[] bytes(JsonNode record, String member) {
        JsonNode base64 = record.path(member);
        if (base64.isMissingNode() || base64.isNull()) {
            return null;
        }
        try {
            if (base64.isTextual()) {
                return base64.binaryValue();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("its \"" + member + "\" is not base64: " + base64, e);
        }
        throw new IllegalArgumentException("\"" + member + "\" is base64 in a string, or null");
    }
}
