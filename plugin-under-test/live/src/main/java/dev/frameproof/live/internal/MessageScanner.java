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
    private static final byte[] PUSH = "{\"push\":{\"channel\":\"".getBytes(UTF_8);
    private static final byte[] DATA = "\",\"pub\":{\"data\":".getBytes(UTF_8);

    private static final byte[] CLOSING = "}}}".getBytes(UTF_8);

    /** What a message is made of. */
    public interface Visitor {
        /** The data of a publication on a channel lies in {@code bytes[from, to)}. */
        void publication(String channel, byte[] bytes, int from, int to);

        /** Any other object: a reply, an empty one for a ping, a push of another sort. */
        void other(JsonNode object);

        /** A line that is no JSON object. */
        void malformed(String why);
    }

    private final ObjectMapper mapper = new ObjectMapper();
    private String lastChannel = "";
    private byte[] lastChannelBytes = new byte[0];

    /** Visits every object in {@code bytes[from, to)} in order. */
    public void scan(byte[] bytes, int from, int to, Visitor visitor) {
        int start = from;
        while (start < to) {
            int end = start;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            if (end > start) {
                line(bytes, start, end, visitor);
            }
            start = end + 1;
        }
    }

    private void line(byte[] bytes, int from, int to, Visitor visitor) {
        if (!startsWith(bytes, from, to, PUSH) || !publication(bytes, from, to, visitor)) {
            tree(bytes, from, to, visitor);
        }
    }

    private boolean publication(byte[] bytes, int from, int to, Visitor visitor) {
        int channelFrom = from + PUSH.length;
        int channelTo = channelFrom;
        while (channelTo < to && bytes[channelTo] != '"') {
            if (bytes[channelTo] == '\\') {
                return false;
            }
            channelTo++;
        }
        if (!startsWith(bytes, channelTo, to, DATA)) {
            return false;
        }
        int dataFrom = channelTo + DATA.length;
        int dataTo = endOfObject(bytes, dataFrom, to);
        if (dataTo < 0 || dataTo + CLOSING.length > to || !startsWith(bytes, to - CLOSING.length, to, CLOSING)) {
            return false;
        }
        visitor.publication(channel(bytes, channelFrom, channelTo), bytes, dataFrom, dataTo);
        return true;
    }

    private String channel(byte[] bytes, int from, int to) {
        if (!Arrays.equals(lastChannelBytes, 0, lastChannelBytes.length, bytes, from, to)) {
            lastChannel = new String(bytes, from, to - from, UTF_8);
            lastChannelBytes = Arrays.copyOfRange(bytes, from, to);
        }
        return lastChannel;
    }

    /** @return the byte after the object that begins at {@code from}, or -1 when none does or it does not end */
    private static int endOfObject(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] != '{') {
            return -1;
        }
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (quoted) {
                if (b == '\\') {
                    at++;
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{') {
                depth++;
            } else if (b == '}' && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    private void tree(byte[] bytes, int from, int to, Visitor visitor) {
        JsonNode object;
        try {
            object = mapper.readTree(bytes, from, to - from);
        } catch (IOException notJson) {
            visitor.malformed("not JSON: " + notJson.getMessage());
            return;
        }
        JsonNode data = object.path("push").path("pub").path("data");
        if (data.isMissingNode()) {
            visitor.other(object);
        } else {
            byte[] copy = data.toString().getBytes(UTF_8);
            visitor.publication(object.path("push").path("channel").asText(), copy, 0, copy.length);
        }
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        return to - from >= prefix.length && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
