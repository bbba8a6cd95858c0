package dev.frameproof.frame.internal;

/**
 * Writes strings as the plugin SDK for Go does. Values escape what HTML or JavaScript would misread ({@code <}, {@code
 * >}, {@code &}, U+2028, U+2029), names do not.
 */
final class GoText {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    /** What a byte becomes: 0 is itself, {@code u} four hexadecimal digits, anything else a backslash before it. */
    private static final byte[] ESCAPES = new byte[128];

    static {
        for (int i = 0; i < ' '; i++) {
            ESCAPES[i] = 'u';
        }
        ESCAPES['\n'] = 'n';
        ESCAPES['\r'] = 'r';
        ESCAPES['\t'] = 't';
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
    }

    private static final byte[] HTML_ESCAPES = ESCAPES.clone();

    static {
        HTML_ESCAPES['<'] = 'u';
        HTML_ESCAPES['>'] = 'u';
        HTML_ESCAPES['&'] = 'u';
    }

    private GoText() {}

    static void putPlain(ByteOutput out, String text) {
        byte[] utf8 = new byte[text.length() * 3];
        put(out, utf8, 0, Utf8.put(text, utf8, 0), ESCAPES, false);
    }

    static void putValue(ByteOutput out, String text) {
        byte[] utf8 = new byte[text.length() * 3];
        putValue(out, utf8, 0, Utf8.put(text, utf8, 0));
    }

    /** @param utf8 well-formed UTF-8 between the places */
    static void putValue(ByteOutput out, byte[] utf8, int start, int length) {
        put(out, utf8, start, length, HTML_ESCAPES, true);
    }

    private static void put(
            ByteOutput out, byte[] utf8, int start, int length, byte[] escapes, boolean lineSeparators) {
        // At worst each byte becomes six.
        out.reserve(Math.addExact(Math.multiplyExact(length, 6), 2));
        byte[] to = out.bytes;
        int at = out.length;
        to[at++] = '"';
        int end = start + length;
        for (int i = start; i < end; i++) {
            byte next = utf8[i];
            if (next < 0) {
                if (lineSeparators && next == (byte) 0xe2 && isLineSeparator(utf8, i, end)) {
                    at = putUnicode(to, at, 0x2000 | (utf8[i + 2] & 0x3f));
                    i += 2;
                } else {
                    to[at++] = next;
                }
            } else if (escapes[next] == 0) {
                to[at++] = next;
            } else if (escapes[next] == 'u') {
                at = putUnicode(to, at, next);
            } else {
                to[at++] = '\\';
                to[at++] = escapes[next];
            }
        }
        to[at++] = '"';
        out.length = at;
    }

    /** @return whether U+2028 or U+2029 begins here, which are {@code e2 80 a8} and {@code e2 80 a9} */
    private static boolean isLineSeparator(byte[] utf8, int at, int end) {
        return at + 2 < end && utf8[at + 1] == (byte) 0x80 && (utf8[at + 2] & 0xfe) == 0xa8;
    }

    private static int putUnicode(byte[] to, int start, int unit) {
        to[start] = '\\';
        to[start + 1] = 'u';
        to[start + 2] = HEX[unit >> 12];
        to[start + 3] = HEX[(unit >> 8) & 0xf];
        to[start + 4] = HEX[(unit >> 4) & 0xf];
        to[start + 5] = HEX[unit & 0xf];
        return start + 6;
    }
}
