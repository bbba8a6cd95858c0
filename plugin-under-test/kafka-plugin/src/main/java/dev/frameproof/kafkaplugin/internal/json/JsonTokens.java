package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The words of one JSON text (RFC 8259) that is known to be valid UTF-8. */
class JsonTokens {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    byte[] bytes = {};
    int at;

    /** Whether the string read last has an escape, and whether one of its escapes is an unpaired surrogate. */
    boolean escaped;

    boolean unpaired;

    /** The parts of the number read last: where its whole digits begin and end, and those after the point. */
    int wholeFrom;

    int wholeTo;
    int fractionFrom;
    int fractionTo;
    boolean hasExponent;

    private int start;
    private int end;

    void open(byte[] source, int from, int to) {
        bytes = source;
        start = from;
        at = from;
        end = to;
    }

    /** Goes back to the beginning of the text. */
    void rewind() {
        at = start;
    }

    /** @return the next byte that is not white space, which is not consumed; -1 at the end */
    int peek() {
        while (at < end) {
            int b = bytes[at];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\t' && b != '\r')) {
                return b;
            }
            at++;
        }
        return -1;
    }

    void expect(char wanted, String what) throws MalformedRecordException {
        if (peek() != wanted) {
            throw malformed("expected " + what);
        }
        at++;
    }

    void expectEnd() throws MalformedRecordException {
        if (peek() != -1) {
            throw malformed("expected the end after the value");
        }
    }

    /** Consumes a pattern that stands exactly here. */
    boolean consume(byte[] pattern) {
        byte[] source = bytes;
        int from = at;
        int length = pattern.length;
        if (end - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (source[from + i] != pattern[i]) {
                return false;
            }
        }
        at = from + length;
        return true;
    }

    /**
     * Consumes a string from behind its opening quote.
     *
     * @return where its closing quote stands
     */
    int string() throws MalformedRecordException {
        escaped = false;
        unpaired = false;
        int i = at;
        while (true) {
            i = plainUntil(i);
            if (i >= end) {
                at = end;
                throw malformed("expected the string's closing quote");
            }
            int b = bytes[i];
            if (b == '"') {
                at = i + 1;
                return i;
            }
            if (b != '\\') {
                at = i;
                throw malformed("a string holds a control character that is not escaped");
            }
            i = escape(i);
        }
    }

    void number() throws MalformedRecordException {
        if (bytes[at] == '-') {
            at++;
        }
        wholeFrom = at;
        if (at < end && bytes[at] == '0') {
            at++;
        } else {
            digits();
        }
        wholeTo = at;
        fractionFrom = at;
        fractionTo = at;
        if (at < end && bytes[at] == '.') {
            at++;
            fractionFrom = at;
            digits();
            fractionTo = at;
        }
        hasExponent = at < end && (bytes[at] | 0x20) == 'e';
        if (hasExponent) {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits();
        }
    }

    void literal(byte[] word) throws MalformedRecordException {
        if (!consume(word)) {
            throw malformed("expected a value");
        }
    }

    /** @return the error for what stands here */
    MalformedRecordException malformed(String what) {
        String found = at >= end ? "the end" : shown(bytes[at]);
        return new MalformedRecordException(
                "not valid JSON: %s at byte %d, found %s".formatted(what, at - start, found));
    }

    private static String shown(byte found) {
        return found > ' ' && found < 0x7f ? "'" + (char) found + "'" : "byte 0x%02x".formatted(found);
    }

    private void digits() throws MalformedRecordException {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw malformed("expected a digit");
        }
    }

    /** @return the first position that holds a quote, a backslash or a control character, or the end */
    private int plainUntil(int from) {
        byte[] source = bytes;
        int i = from;
        int last = end - Long.BYTES;
        while (i <= last) {
            long word = (long) LONGS.get(source, i);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            // Exact for the lowest byte that matches, which is the one asked for; bytes of other scripts match nothing.
            long special = ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - SPACES) & ~word);
            long found = special & HIGH_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            i += Long.BYTES;
        }
        while (i < end) {
            int b = source[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                return i;
            }
            i++;
        }
        return i;
    }

    /** @return the position behind the escape that begins at the backslash */
    private int escape(int backslash) throws MalformedRecordException {
        escaped = true;
        at = backslash + 1;
        if (at >= end) {
            throw malformed("expected an escaped character");
        }
        switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 1;
            }
            case 'u' -> {
                at++;
                return unicodeEscape();
            }
            default -> throw malformed("expected an escaped character");
        }
    }

    private int unicodeEscape() throws MalformedRecordException {
        int unit = hex4();
        if (!Character.isSurrogate((char) unit)) {
            return at;
        }
        boolean pairs =
                Character.isHighSurrogate((char) unit) && end - at >= 6 && bytes[at] == '\\' && bytes[at + 1] == 'u';
        if (!pairs) {
            unpaired = true;
            return at;
        }
        int low = at;
        at += 2;
        if (Character.isLowSurrogate((char) hex4())) {
            return at;
        }
        unpaired = true;
        return low;
    }

    private int hex4() throws MalformedRecordException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < end ? Character.digit(bytes[at], 16) : -1;
            if (digit < 0) {
                throw malformed("expected a hexadecimal digit");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return unit;
    }
}
