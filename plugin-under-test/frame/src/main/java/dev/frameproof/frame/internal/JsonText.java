package dev.frameproof.frame.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.frame.FrameFormatException.Fault;

/** Strings: found, checked, and their escapes replaced by UTF-8 where they stand, which is never longer. */
final class JsonText {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private JsonText() {}

    static String read(JsonInput in) {
        int start = in.position + 1;
        int end = scan(in, true);
        return new String(in.bytes, start, end - start, UTF_8);
    }

    static void skip(JsonInput in) {
        scan(in, false);
    }

    /**
     * Moves behind the string that begins here with its quote.
     *
     * @param unescape whether escapes are replaced
     * @return where the text ends that begins after the quote
     */
    static int scan(JsonInput in, boolean unescape) {
        byte[] bytes = in.bytes;
        int at = in.position + 1;
        while (plain(JsonInput.eightAt(bytes, at))) {
            at += 8;
        }
        while (true) {
            byte next = bytes[at];
            if (next == '"') {
                in.position = at + 1;
                return at;
            }
            if (next >= ' ' && next != '\\') {
                at++;
            } else if (next < 0) {
                at += sequenceLength(in, at);
            } else if (next == '\\') {
                return scanEscapes(in, at, unescape);
            } else {
                throw control(in, at);
            }
        }
    }

    private static JsonFault control(JsonInput in, int at) {
        in.position = at;
        return in.invalid("expected the end of a string");
    }

    /** @return whether none of eight bytes ends a string, begins an escape, is a control character or not ASCII */
    private static boolean plain(long eight) {
        long quotes = eight ^ ONES * '"';
        long escapes = eight ^ ONES * '\\';
        long special = (eight - ONES * ' ') | (quotes - ONES) | (escapes - ONES) | eight;
        return (special & HIGH_BITS) == 0;
    }

    private static int scanEscapes(JsonInput in, int first, boolean unescape) {
        byte[] bytes = in.bytes;
        int at = first;
        int to = first;
        while (true) {
            byte next = bytes[at];
            if (next == '"') {
                in.position = at + 1;
                return unescape ? to : at;
            }
            if (next == '\\') {
                long decoded = JsonEscape.decode(in, at);
                at += JsonEscape.length(decoded);
                if (unescape) {
                    to = JsonEscape.put(bytes, to, JsonEscape.codePoint(decoded));
                }
            } else if (next >= ' ') {
                at++;
                if (unescape) {
                    bytes[to++] = next;
                }
            } else if (next < 0) {
                int length = sequenceLength(in, at);
                if (unescape) {
                    System.arraycopy(bytes, at, bytes, to, length);
                    to += length;
                }
                at += length;
            } else {
                throw control(in, at);
            }
        }
    }

    private static int sequenceLength(JsonInput in, int at) {
        int length = Utf8.sequenceLength(in.bytes, at, in.bytes.length);
        if (length == 0) {
            throw in.fault(
                    Fault.INVALID_TEXT,
                    at,
                    "byte 0x%02x begins no UTF-8 character here".formatted(in.bytes[at] & 0xff));
        }
        return length;
    }
}
