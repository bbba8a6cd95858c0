package dev.frameproof.live.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where a JSON value ends without reading what is in it, eight bytes at a time. Takes well-formed JSON for
 * granted: what is wrong within the value stays within the range and is for its reader to find.
 */
final class JsonRange {

    static final int NONE = -1;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long OPENING_BRACES = ONES * '{';
    private static final long CLOSING_BRACES = ONES * '}';

    /** Turns {@code [} and {@code ]} into braces, and leaves quotes and braces as they are. */
    private static final long BRACKET_TO_BRACE = ONES * 0x20;

    private JsonRange() {}

    /** @return the byte after the value that begins at {@code from}, or {@link #NONE} when it does not end */
    static int end(byte[] bytes, int from, int to) {
        if (from >= to) {
            return NONE;
        }
        return switch (bytes[from]) {
            case '{', '[' -> endOfContainer(bytes, from, to);
            case '"' -> endOfString(bytes, from, to);
            default -> endOfScalar(bytes, from, to);
        };
    }

    /** @return the first byte from {@code from} on that is no JSON white space, or {@code to} */
    static int skipSpace(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int endOfContainer(byte[] bytes, int from, int to) {
        int depth = 0;
        int at = from;
        while (at < to) {
            at = nextStructure(bytes, at, to);
            if (at == to) {
                return NONE;
            }
            switch (bytes[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                case '"' -> {
                    int end = endOfString(bytes, at, to);
                    if (end == NONE) {
                        return NONE;
                    }
                    at = end - 1;
                }
                default -> {}
            }
            at++;
        }
        return NONE;
    }

    /** @return the next quote, brace or bracket, or {@code to} */
    private static int nextStructure(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, at) | BRACKET_TO_BRACE;
            long hits = zeros(eight ^ QUOTES) | zeros(eight ^ OPENING_BRACES) | zeros(eight ^ CLOSING_BRACES);
            if (hits != 0) {
                return at + first(hits);
            }
        }
        while (at < to && !isStructure(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int endOfString(byte[] bytes, int from, int to) {
        int at = from + 1;
        while (at < to) {
            if (at + Long.BYTES <= to) {
                long eight = (long) EIGHT_BYTES.get(bytes, at);
                long hits = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
                if (hits == 0) {
                    at += Long.BYTES;
                    continue;
                }
                at += first(hits);
            }
            if (bytes[at] == '"') {
                return at + 1;
            }
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return NONE;
    }

    private static int endOfScalar(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',' && !isStructure(bytes[at]) && !isSpace(bytes[at])) {
            at++;
        }
        return at == from ? NONE : at;
    }

    /** @return the highest bit of each byte that is 0; bytes above the lowest such byte may be wrong */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGHS;
    }

    private static int first(long hits) {
        return Long.numberOfTrailingZeros(hits) / Byte.SIZE;
    }

    private static boolean isStructure(byte b) {
        return b == '"' || b == '{' || b == '}' || b == '[' || b == ']';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
