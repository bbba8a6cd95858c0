package dev.frameproof.producers.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a text format while they are being written; for one thread. */
final class TextBuffer {
    private static final int LARGEST_KEPT_BYTES = 1 << 20;
    private static final int CACHED_NAMES = 256;
    private static final int LONGEST_CACHED_NAME_BYTES = 256;
    /** A control character is the longest: one char becomes six bytes. */
    private static final int MOST_BYTES_A_CHAR = 6;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final String[] names = new String[CACHED_NAMES];
    private final byte[][] nameBytes = new byte[CACHED_NAMES][];
    private byte[] bytes = new byte[1024];
    private int length;

    void clear() {
        length = 0;
        if (bytes.length > LARGEST_KEPT_BYTES) {
            bytes = new byte[1024];
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void putByte(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    void putBytes(byte[] all) {
        ensure(all.length);
        System.arraycopy(all, 0, bytes, length, all.length);
        length += all.length;
    }

    void putAscii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /**
     * Writes the text if it is not empty and made of certain characters alone.
     *
     * @param allowed by ASCII character
     * @return false, and nothing written, when it is not
     */
    boolean putAsciiOf(boolean[] allowed, String text) {
        int chars = text.length();
        ensure(chars);
        byte[] to = bytes;
        int at = length;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= allowed.length || !allowed[c]) {
                return false;
            }
            to[at++] = (byte) c;
        }
        length = at;
        return chars > 0;
    }

    /** Writes {@code "name":}. Names come again and again, most of them as the same object: those are kept encoded. */
    void putName(String name) {
        int slot = name.hashCode() & (CACHED_NAMES - 1);
        if (sameObject(names[slot], name)) {
            byte[] known = nameBytes[slot];
            ensure(known.length);
            System.arraycopy(known, 0, bytes, length, known.length);
            length += known.length;
            return;
        }
        int start = length;
        putString(name);
        putByte(':');
        if (length - start <= LONGEST_CACHED_NAME_BYTES) {
            names[slot] = name;
            nameBytes[slot] = Arrays.copyOfRange(bytes, start, length);
        }
    }

    void putString(String text) {
        int chars = text.length();
        ensure(Math.addExact(Math.multiplyExact(chars, MOST_BYTES_A_CHAR), 2));
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
                to[at++] = (byte) c;
            } else if (c < 0x80) {
                at = putEscape(c, at);
            } else if (!Character.isSurrogate(c)) {
                at = Utf8.put(c, to, at);
            } else if (i + 1 < chars && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                at = Utf8.put(Character.toCodePoint(c, text.charAt(++i)), to, at);
            } else {
                at = putHexEscape(c, at);
            }
        }
        to[at++] = '"';
        length = at;
    }

    private int putEscape(char c, int at) {
        char letter =
                switch (c) {
                    case '"', '\\' -> c;
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    case '\t' -> 't';
                    case '\b' -> 'b';
                    case '\f' -> 'f';
                    default -> 0;
                };
        if (letter == 0) {
            return putHexEscape(c, at);
        }
        bytes[at] = '\\';
        bytes[at + 1] = (byte) letter;
        return at + 2;
    }

    private int putHexEscape(char c, int at) {
        bytes[at] = '\\';
        bytes[at + 1] = 'u';
        for (int i = 0; i < 4; i++) {
            bytes[at + 2 + i] = HEX[(c >> (12 - 4 * i)) & 0xF];
        }
        return at + 6;
    }

    /**
     * Writes the text in UTF-8 with a backslash before each character of {@code escaped}.
     *
     * @param escaped ASCII characters
     * @return false, and perhaps a part written, when the text has half a surrogate pair
     */
    boolean putEscaped(String text, String escaped) {
        int chars = text.length();
        ensure(Math.multiplyExact(chars, 3));
        int at = length;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (escaped.indexOf(c) >= 0) {
                    bytes[at++] = '\\';
                }
                bytes[at++] = (byte) c;
            } else if (!Character.isSurrogate(c)) {
                at = Utf8.put(c, bytes, at);
            } else if (i + 1 < chars && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                at = Utf8.put(Character.toCodePoint(c, text.charAt(++i)), bytes, at);
            } else {
                return false;
            }
        }
        length = at;
        return true;
    }

    int length() {
        return length;
    }

    void putLong(long value) {
        ensure(JsonDigits.MOST_BYTES);
        length = JsonDigits.putLong(value, bytes, length);
    }

    /** @return false, and nothing written, for NaN and the infinities */
    boolean putDouble(double value) {
        ensure(JsonDigits.MOST_BYTES);
        int end = JsonDigits.putShortDecimal(value, bytes, length);
        if (end > length) {
            length = end;
            return true;
        }
        if (!Double.isFinite(value)) {
            return false;
        }
        putAscii(JsonNumbers.text(value));
        return true;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }

    @SuppressWarnings("ReferenceEquality") // Another String of the same text is encoded anew, which is right as well.
    private static boolean sameObject(String one, String other) {
        return one == other;
    }
}
