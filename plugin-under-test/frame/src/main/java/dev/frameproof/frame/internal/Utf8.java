package dev.frameproof.frame.internal;

/** Text and its UTF-8 bytes, without anything in between. */
final class Utf8 {
    private static final int REPLACEMENT = 0xfffd;

    private Utf8() {}

    /** @return whether the bytes are those of the text; half a surrogate pair in it equals nothing */
    static boolean equal(byte[] bytes, int start, int end, String text) {
        int at = start;
        int length = text.length();
        // A char is one to three bytes.
        if (end - start < length || (end - start) / 3 > length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                if (at >= end || bytes[at++] != unit) {
                    return false;
                }
                continue;
            }
            int codePoint = text.codePointAt(i);
            int size = size(codePoint);
            if (end - at < size || isHalf(codePoint) || !same(bytes, at, codePoint)) {
                return false;
            }
            at += size;
            i += Character.charCount(codePoint) - 1;
        }
        return at == end;
    }

    private static boolean same(byte[] bytes, int at, int codePoint) {
        if (codePoint < 0x800) {
            return bytes[at] == (byte) (0xc0 | (codePoint >> 6)) && follows(bytes[at + 1], codePoint);
        }
        if (codePoint < 0x10000) {
            return bytes[at] == (byte) (0xe0 | (codePoint >> 12))
                    && follows(bytes[at + 1], codePoint >> 6)
                    && follows(bytes[at + 2], codePoint);
        }
        return bytes[at] == (byte) (0xf0 | (codePoint >> 18))
                && follows(bytes[at + 1], codePoint >> 12)
                && follows(bytes[at + 2], codePoint >> 6)
                && follows(bytes[at + 3], codePoint);
    }

    private static boolean follows(byte next, int bits) {
        return next == (byte) (0x80 | (bits & 0x3f));
    }

    private static int size(int codePoint) {
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /**
     * Writes text; there must be room for three bytes a char.
     *
     * @return the place after it
     */
    static int put(String text, byte[] bytes, int start) {
        int at = start;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                bytes[at++] = (byte) unit;
                continue;
            }
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint) - 1;
            at = JsonEscape.put(bytes, at, isHalf(codePoint) ? REPLACEMENT : codePoint);
        }
        return at;
    }
}
