package dev.frameproof.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The channel path under which the browser half of hamedkarbasi93-kafka-datasource 1.7.2, and of the bundled plugin,
 * subscribes to a query. Queries with equal paths share one stream.
 */
public final class ChannelPath {
    private static final int LONGEST_ALIAS = 64;
    private static final int HASH_FACTOR = 31;
    private static final int BASE = 36;
    private static final int DEFAULT_LAST_N = 100;

    private ChannelPath() {}

    /**
     * @param query the query as in a dashboard
     * @param pageLoad tells page loads apart; only for a start at the last N records, where each page needs its own
     */
    public static String of(JsonNode query, String pageLoad) {
        List<String> parts = new ArrayList<>();
        parts.add(encoded(text(query, "topicName", "")));
        parts.add(encoded(text(query, "partition", "all")));
        String reset = text(query, "autoOffsetReset", "latest");
        parts.add(encoded(reset));
        parts.add(encoded(text(query, "messageFormat", "json")));
        parts.add(encoded(text(query, "avroSchemaSource", "schemaRegistry")));
        parts.add(encoded(text(query, "protobufSchemaSource", "schemaRegistry")));
        parts.add(encoded(text(query, "keyFormat", "none")));
        parts.add(encoded(text(query, "timestampMode", "message")));
        parts.add(encoded(text(query, "lineProtocolTimestampPrecision", "auto")));
        parts.add(hash(text(query, "lineProtocolMeasurements", "")));
        parts.add(hash(text(query, "lineProtocolFields", "")));
        parts.add(hash(text(query, "lineProtocolTags", "")));
        parts.add(hashOrNone(text(query, "avroSchema", "")));
        parts.add(hashOrNone(text(query, "protobufSchema", "")));
        if (reset.equals("lastN")) {
            int lastN = query.path("lastN").asInt(0);
            parts.add(Integer.toString(lastN > 0 ? lastN : DEFAULT_LAST_N));
            parts.add(encoded(pageLoad));
        }
        parts.add(encoded(query.path("refId").asText("no-refid")));
        parts.add(alias(text(query, "alias", "")));
        return String.join("-", parts);
    }

    /** An empty text counts as none, as it does in a browser. */
    private static String text(JsonNode query, String name, String otherwise) {
        String text = query.path(name).asText("");
        return text.isEmpty() ? otherwise : text;
    }

    /** {@code h = h * 31 + char} over UTF-16 units in 32 bits, its absolute value in base 36; {@code 0} for empty. */
    static String hash(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * HASH_FACTOR + text.charAt(i);
        }
        return Long.toString(Math.abs((long) hash), BASE);
    }

    private static String hashOrNone(String text) {
        return text.isEmpty() ? "none" : hash(text);
    }

    private static String alias(String alias) {
        if (alias.isEmpty()) {
            return "no-alias";
        }
        String letters = alias.replaceAll("[^A-Za-z0-9_]", "");
        String slug = letters.substring(0, Math.min(LONGEST_ALIAS, letters.length()));
        return slug.isEmpty() ? hash(alias) : slug + "-" + hash(alias);
    }

    /** As a browser's {@code encodeURIComponent}, which leaves {@code !'()*~} alone and writes a space as %20. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }

    /** @return lower case letters and digits that tell one page load from another */
    public static String pageLoad(long random) {
        return Long.toUnsignedString(random, BASE).toLowerCase(Locale.ROOT);
    }
}
