package dev.frameproof.frame.internal;

/** Text and its UTF-8 bytes, without anything in between. */
final class Utf8 {
    private static final int REPLACEMENT = 0xfffd;

    private Utf8() {}

    /** @return the place of the first byte that is not UTF-8, or the end */
    static int firstInvalid(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = sequenceLength(bytes, at, end);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return end;
    }

    /** @return how many bytes the character has that begins with a byte beyond ASCII; 0 when it is none */
    static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (first < 0xc2 || first > 0xf4 || end - at < length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xff;
        // Neither in more bytes than needed, nor half a surrogate pair, nor beyond U+10FFFF.
        boolean allowed =
                switch (first) {
                    case 0xe0 -> second >= 0xa0;
                    case 0xed -> second < 0xa0;
                    case 0xf0 -> second >= 0x90;
                    case 0xf4 -> second < 0x90;
                    default -> true;
                };
        return allowed ? length : 0;
    }

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
