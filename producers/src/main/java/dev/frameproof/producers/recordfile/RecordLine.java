package dev.frameproof.producers.recordfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One record as one line of JSON. A record file is such lines, each ended by a line feed:
 *
 * <pre>{@code
 * {"topic":"orders","partition":0,"offset":17,"timestamp":1767225600000,"key":"b3JkZXItMQ==","value":"eyJhIjoxfQ==","headers":[{"key":"trace","value":"YWJj"}]}
 * }</pre>
 *
 * <p>{@code key} and {@code value} are Base64 (RFC 4648), null for none; {@code timestamp} is milliseconds since the
 * epoch. {@code topic}, {@code offset} and {@code headers} may be left out, {@code partition} is 0 then, as are other
 * members, which are passed over.
 */
public final class RecordLine {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RecordLine() {}

    /** @return the line, without the line feed */
    public static String of(FileRecord record) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        if (!record.topic().isEmpty()) {
            line.put("topic", record.topic());
        }
        line.put("partition", record.partition());
        if (record.offset() >= 0) {
            line.put("offset", record.offset());
        }
        line.put("timestamp", record.timestampMillis());
        line.put("key", base64(record.record().key()));
        line.put("value", base64(record.record().value()));
        if (!record.transaction().isEmpty()) {
            line.put("transaction", record.transaction());
        }
        if (!record.record().headers().isEmpty()) {
            ArrayNode headers = line.putArray("headers");
            for (RecordHeader header : record.record().headers()) {
                headers.addObject().put("key", header.name()).put("value", base64(header.value()));
            }
        }
        return line.toString();
    }

    /** @return whether the line is meant to be a record, rather than any JSON */
    public static boolean isOne(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return node.isObject()
                    && node.has("value")
                    && node.path("timestamp").isIntegralNumber()
                    && (node.path("value").isTextual() || node.path("value").isNull());
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    /** @throws IllegalArgumentException when the line is no record; the message says what is wrong */
    public static FileRecord parse(String line) {
        try {
            return of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static FileRecord of(JsonNode node) {
        if (!node.path("timestamp").isIntegralNumber()) {
            throw new IllegalArgumentException("'timestamp' must be a whole number of milliseconds");
        }
        List<RecordHeader> headers = new ArrayList<>();
        for (JsonNode header : node.path("headers")) {
            headers.add(new RecordHeader(header.path("key").asText(), bytes(header, "value")));
        }
        return new FileRecord(
                node.path("topic").asText(""),
                node.path("partition").asInt(0),
                node.path("offset").asLong(-1),
                node.path("timestamp").asLong(),
                OutgoingRecord.of(bytes(node, "key"), bytes(node, "value")).withHeaders(headers),
                node.path("transaction").isNull()
                        ? ""
                        : node.path("transaction").asText(""));
    }

    private static String base64(byte[] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(JsonNode node, String member) {
        JsonNode text = node.path(member);
        if (text.isMissingNode() || text.isNull()) {
            return null;
        }
        try {
            return text.binaryValue();
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + member + "' must be Base64 or null", e);
        }
    }
}
