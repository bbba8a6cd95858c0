package dev.frameproof.frame.internal;

import dev.frameproof.frame.FrameFormatException.Fault;

/** Escapes in strings. A decoded one is a code point and its length in the text, packed into a long. */
final class JsonEscape {
    private JsonEscape() {}

    static int length(long decoded) {
        return (int) (decoded >>> 32);
    }

    static int codePoint(long decoded) {
        return (int) decoded;
    }

    /** @param at where the backslash is */
    static long decode(JsonInput in, int at) {
        return switch (in.bytes[at + 1]) {
            case '"' -> pack(2, '"');
            case '\\' -> pack(2, '\\');
            case '/' -> pack(2, '/');
            case 'b' -> pack(2, '\b');
            case 'f' -> pack(2, '\f');
            case 'n' -> pack(2, '\n');
            case 'r' -> pack(2, '\r');
            case 't' -> pack(2, '\t');
            case 'u' -> decodeUnicode(in, at);
            default -> throw in.fault(Fault.INVALID_TEXT, at, "an escape that JSON does not have");
        };
    }

    private static long decodeUnicode(JsonInput in, int at) {
        int unit = fourHex(in, at + 2);
        if (!Character.isSurrogate((char) unit)) {
            return pack(6, unit);
        }
        if (Character.isHighSurrogate((char) unit) && in.bytes[at + 6] == '\\' && in.bytes[at + 7] == 'u') {
            int second = fourHex(in, at + 8);
            if (Character.isLowSurrogate((char) second)) {
                return pack(12, Character.toCodePoint((char) unit, (char) second));
            }
        }
        throw in.fault(Fault.INVALID_TEXT, at, "\\u%04x is half of a surrogate pair".formatted(unit));
    }

    private static int fourHex(JsonInput in, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = in.bytes[i] < 0 ? -1 : Character.digit(in.bytes[i], 16);
            if (digit < 0) {
                throw in.fault(Fault.INVALID_TEXT, i, "expected four hexadecimal digits after \\u");
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    private static long pack(int length, int codePoint) {
        return ((long) length << 32) | codePoint;
    }

    /** @return the place after the code point's UTF-8 bytes */
    static int put(byte[] bytes, int to, int codePoint) {
        int at = to;
        if (codePoint < 0x80) {
            bytes[at++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[at++] = (byte) (0xc0 | (codePoint >> 6));
            bytes[at++] = (byte) (0x80 | (codePoint & 0x3f));
        } else if (codePoint < 0x10000) {
            bytes[at++] = (byte) (0xe0 | (codePoint >> 12));
            bytes[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
            bytes[at++] = (byte) (0x80 | (codePoint & 0x3f));
        } else {
            bytes[at++] = (byte) (0xf0 | (codePoint >> 18));
            bytes[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
            bytes[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
            bytes[at++] = (byte) (0x80 | (codePoint & 0x3f));
        }
        return at;
    }
}
