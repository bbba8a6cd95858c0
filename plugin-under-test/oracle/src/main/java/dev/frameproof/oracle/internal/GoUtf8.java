package dev.frameproof.oracle.internal;

/**
 * Bytes as the text that Go makes of them: UTF-8, and U+FFFD for each single byte that is not part of a well-formed
 * character. Java's own decoder would put one U+FFFD for several bytes of a truncated character.
 */
public final class GoUtf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private GoUtf8() {}

    /** @return the whole of the bytes as text */
    public static String decode(byte[] bytes) {
        var text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            at += appendOne(bytes, at, bytes.length, text);
        }
        return text.toString();
    }

    /**
     * Appends the character that starts at a byte.
     *
     * @return how many bytes it took, 1 to 4
     */
    static int appendOne(byte[] bytes, int at, int limit, StringBuilder text) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            text.append((char) first);
            return 1;
        }
        int length = lengthBy(first);
        if (length == 0 || at + length > limit) {
            text.append(REPLACEMENT);
            return 1;
        }
        int codePoint = first & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            int next = bytes[at + i] & 0xff;
            if ((next & 0xc0) != 0x80) {
                text.append(REPLACEMENT);
                return 1;
            }
            codePoint = (codePoint << 6) | (next & 0x3f);
        }
        if (!isShortest(codePoint, length) || !isScalar(codePoint)) {
            text.append(REPLACEMENT);
            return 1;
        }
        text.appendCodePoint(codePoint);
        return length;
    }

    private static int lengthBy(int first) {
        if (first >= 0xc2 && first <= 0xdf) {
            return 2;
        }
        if (first >= 0xe0 && first <= 0xef) {
            return 3;
        }
        return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    }

    private static boolean isShortest(int codePoint, int length) {
        return switch (length) {
            case 2 -> codePoint >= 0x80;
            case 3 -> codePoint >= 0x800;
            default -> codePoint >= 0x10000;
        };
    }

    private static boolean isScalar(int codePoint) {
        return codePoint <= Character.MAX_CODE_POINT
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
