package dev.frameproof.producers.encoding;

/** UTF-8 (RFC 3629) into the caller's array. */
final class Utf8 {
    private Utf8() {}

    /** @return how many bytes the text takes, or -1 when it has half a surrogate pair */
    static int lengthOf(String text) {
        long size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                size += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                size += 4;
                i++;
            } else {
                return -1;
            }
        }
        return Math.toIntExact(size);
    }

    /** @return where the text ends; it has no half surrogate pair, and the array has room */
    static int put(String text, byte[] to, int at) {
        int end = at;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                to[end++] = (byte) c;
            } else if (Character.isSurrogate(c)) {
                end = put(Character.toCodePoint(c, text.charAt(++i)), to, end);
            } else {
                end = put(c, to, end);
            }
        }
        return end;
    }

    /**
     * @param codePoint 0x80 or above
     * @return where it ends
     */
    static int put(int codePoint, byte[] to, int at) {
        int rest = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
        int lead = 0xFF00 >> (rest + 1);
        to[at] = (byte) (lead | (codePoint >> (6 * rest)));
        for (int i = 1; i <= rest; i++) {
            to[at + i] = (byte) (0x80 | ((codePoint >> (6 * (rest - i))) & 0x3F));
        }
        return at + 1 + rest;
    }
}
