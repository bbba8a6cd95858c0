package dev.frameproof.live.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;

/**
 * Takes a message of Centrifuge's JSON protocol apart: one or more objects, one a line. A publication, by far the most
 * frequent, is handed on as the range of its data, which is not parsed; everything else as a tree.
 */
public final class MessageScanner {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PUSH = "{\"push\":{\"channel\":\"".getBytes(UTF_8);
    private static final byte[] DATA = "\",\"pub\":{\"data\":".getBytes(UTF_8);
    private static final int EXCERPT_BYTES = 80;
    private static final byte[] CLOSING = "}}}".getBytes(UTF_8);

    /** What a message is made of. */
    public interface Visitor {
        /** The data of a publication on a channel lies in {@code bytes[from, to)}. */
        void publication(String channel, byte[] bytes, int from, int to);

        /** Any other object: a reply, an empty one for a ping, a push of another sort. */
        void other(JsonNode object);

        /** Something that is no JSON object; what follows it in the message is not visited. */
        void malformed(String why);
    }

    private final RawMember raw = new RawMember();
    private String lastChannel = "";
    private byte[] lastChannelBytes = new byte[0];

    /** Visits every object in {@code bytes[from, to)} in order. */
    public void scan(byte[] bytes, int from, int to, Visitor visitor) {
        int at = JsonRange.skipSpace(bytes, from, to);
        while (at < to) {
            int end = publication(bytes, at, to, visitor);
            if (end == JsonRange.NONE) {
                end = anything(bytes, at, to, visitor);
            }
            if (end == JsonRange.NONE) {
                return;
            }
            at = JsonRange.skipSpace(bytes, end, to);
        }
    }

    /** @return the byte after a publication as servers write it; NONE for anything else, which is not visited */
    private int publication(byte[] bytes, int from, int to, Visitor visitor) {
        if (!startsWith(bytes, from, to, PUSH)) {
            return JsonRange.NONE;
        }
        int channelFrom = from + PUSH.length;
        int channelTo = channelFrom;
        while (channelTo < to && bytes[channelTo] != '"' && bytes[channelTo] != '\\') {
            channelTo++;
        }
        if (!startsWith(bytes, channelTo, to, DATA)) {
            return JsonRange.NONE;
        }
        int dataFrom = channelTo + DATA.length;
        int dataTo = JsonRange.end(bytes, dataFrom, to);
        if (dataTo == JsonRange.NONE || !startsWith(bytes, dataTo, to, CLOSING)) {
            return JsonRange.NONE;
        }
        visitor.publication(channel(bytes, channelFrom, channelTo), bytes, dataFrom, dataTo);
        return dataTo + CLOSING.length;
    }

    private String channel(byte[] bytes, int from, int to) {
        if (!Arrays.equals(lastChannelBytes, 0, lastChannelBytes.length, bytes, from, to)) {
            lastChannel = new String(bytes, from, to - from, UTF_8);
            lastChannelBytes = Arrays.copyOfRange(bytes, from, to);
        }
        return lastChannel;
    }

    /** @return the byte after the object, or NONE when there is none, which has been visited as malformed */
    private int anything(byte[] bytes, int from, int to, Visitor visitor) {
        int end = bytes[from] == '{' ? JsonRange.end(bytes, from, to) : JsonRange.NONE;
        if (end == JsonRange.NONE) {
            visitor.malformed("no JSON object: " + new String(bytes, from, Math.min(EXCERPT_BYTES, to - from), UTF_8));
            return JsonRange.NONE;
        }
        JsonNode object;
        try {
            object = JSON.readTree(bytes, from, end - from);
            if (object.path("push").path("pub").has("data")) {
                raw.find(bytes, from, end);
                visitor.publication(object.path("push").path("channel").asText(), bytes, raw.from(), raw.to());
                return end;
            }
        } catch (IOException e) {
            visitor.malformed("not JSON: " + e.getMessage());
            return JsonRange.NONE;
        }
        visitor.other(object);
        return end;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        return to - from >= prefix.length && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
