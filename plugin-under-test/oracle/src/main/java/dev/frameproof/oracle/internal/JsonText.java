package dev.frameproof.oracle.internal;

import dev.frameproof.oracle.JsonRecordDecoder.NotJsonException;
import java.nio.charset.StandardCharsets;

/** The tokens of a JSON text. */
public final class JsonText {
    /** What {@link #peek()} answers at the end. */
    public static final int END = -1;

    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;
    private int at;

    public JsonText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @return the next byte that is no white space, without taking it; {@link #END} at the end */
    public int peek() {
        while (at < bytes.length && isSpace(bytes[at])) {
            at++;
        }
        return here();
    }

    /** Takes the byte that was peeked at. */
    public void take() {
        at++;
    }

    /** Takes a word such as {@code true}. */
    public void word(String word) throws NotJsonException {
        for (int i = 0; i < word.length(); i++) {
            if (here() != word.charAt(i)) {
                throw unexpected("'" + word + "'");
            }
            at++;
        }
    }

    /** Takes a number. */
    public String number() throws NotJsonException {
        int start = at;
        if (here() == '-') {
            at++;
        }
        if (here() == '0') {
            at++;
        } else {
            digits(start == at ? "a value" : "a digit");
        }
        if (here() == '.') {
            at++;
            digits("a digit");
        }
        if (here() == 'e' || here() == 'E') {
            at++;
            if (here() == '+' || here() == '-') {
                at++;
            }
            digits("a digit");
        }
        return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
    }

    private void digits(String expected) throws NotJsonException {
        if (!isDigit(here())) {
            throw unexpected(expected);
        }
        while (isDigit(here())) {
            at++;
        }
    }

    /** Takes a string, whose opening quote is next. */
    public String string() throws NotJsonException {
        at++;
        var text = new StringBuilder();
        while (true) {
            int next = here();
            if (next == '"') {
                at++;
                return text.toString();
            }
            if (next == '\\') {
                at++;
                escape(text);
            } else if (next >= ' ' && next < 0x80) {
                text.append((char) next);
                at++;
            } else if (next >= 0x80) {
                at += GoUtf8.appendOne(bytes, at, bytes.length, text);
            } else {
                throw unexpected("the rest of a string");
            }
        }
    }

    private void escape(StringBuilder text) throws NotJsonException {
        int letter = here();
        switch (letter) {
            case '"', '\\', '/' -> text.append((char) letter);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                unicode(text);
                return;
            }
            default -> throw unexpected("an escape");
        }
        at++;
    }

    private void unicode(StringBuilder text) throws NotJsonException {
        char first = hex();
        if (!Character.isSurrogate(first)) {
            text.append(first);
            return;
        }
        int afterFirst = at;
        if (Character.isHighSurrogate(first) && here() == '\\' && at + 1 < bytes.length && bytes[at + 1] == 'u') {
            at++;
            char second = hex();
            if (Character.isLowSurrogate(second)) {
                text.append(first).append(second);
                return;
            }
            at = afterFirst;
        }
        text.append(REPLACEMENT);
    }

    private char hex() throws NotJsonException {
        at++;
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = here() < 0x80 ? Character.digit(here(), 16) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    /** Makes sure that nothing follows. */
    public void end() throws NotJsonException {
        if (peek() != END) {
            throw unexpected("the end");
        }
    }

    /** @return the exception for something else at this place */
    public NotJsonException unexpected(String expected) {
        String found = here() == END ? "the end" : "byte 0x" + Integer.toHexString(here());
        return new NotJsonException(
                "not JSON: expected " + expected + " but found " + found + " at byte " + at + " of " + bytes.length);
    }

    private int here() {
        return at < bytes.length ? bytes[at] & 0xff : END;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }
}
