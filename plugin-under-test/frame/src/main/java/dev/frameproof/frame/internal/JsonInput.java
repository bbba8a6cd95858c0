package dev.frameproof.frame.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.frame.FrameFormatException.Fault;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A JSON text and a place in it. The bytes are a copy that ends in zeros: no JSON token holds a zero byte, so every scan
 * ends there by itself, and eight bytes can be looked at from any place before the end.
 */
public final class JsonInput {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PADDING = 16;
    private static final int FOUND_LIMIT = 40;

    byte[] bytes = new byte[512];
    int position;
    private int length;

    /** Copies the text to read; the place is its start. */
    public void load(byte[] source, int offset, int count) {
        if (bytes.length < count + PADDING) {
            bytes = new byte[Math.max(count + PADDING, bytes.length * 2)];
        }
        System.arraycopy(source, offset, bytes, 0, count);
        Arrays.fill(bytes, count, count + PADDING, (byte) 0);
        length = count;
        position = 0;
    }

    /** @return eight bytes from a place on, the first one lowest */
    static long eightAt(byte[] bytes, int at) {
        return (long) EIGHT_BYTES.get(bytes, at);
    }

    public int position() {
        return position;
    }

    public void moveTo(int newPosition) {
        position = newPosition;
    }

    /** @return whether nothing but white space follows */
    public boolean atEnd() {
        skipWhitespace();
        return position >= length;
    }

    void skipWhitespace() {
        byte[] in = bytes;
        int at = position;
        while (in[at] <= ' ' && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
        position = at;
    }

    /** @return the next byte that is not white space, which stays the next one */
    public byte peek() {
        skipWhitespace();
        return bytes[position];
    }

    boolean atNull() {
        return bytes[position] == 'n';
    }

    /** @return whether the array has elements; the place is then the first one */
    public boolean enterArray() {
        if (peek() != '[') {
            throw wrongValue("an array");
        }
        position++;
        if (peek() == ']') {
            position++;
            return false;
        }
        return true;
    }

    /** @return whether another element follows, which is then the place; otherwise the array is left */
    public boolean nextElement() {
        byte next = bytes[position];
        if (next != ',' && next != ']') {
            next = peek();
        }
        if (next == ',') {
            position++;
            skipWhitespace();
            return true;
        }
        if (next == ']') {
            position++;
            return false;
        }
        throw invalid("expected , or ]");
    }

    /** @return whether the object has members; the place is then the first one's name */
    public boolean enterObject() {
        if (peek() != '{') {
            throw wrongValue("an object");
        }
        position++;
        if (peek() == '}') {
            position++;
            return false;
        }
        return true;
    }

    /** @return the member's name; the place is then its value */
    public String memberName() {
        if (bytes[position] != '"') {
            throw invalid("expected a member's name in quotes");
        }
        String name = JsonText.read(this);
        if (peek() != ':') {
            throw invalid("expected : after a member's name");
        }
        position++;
        skipWhitespace();
        return name;
    }

    /** @return whether another member follows, whose name is then the place; otherwise the object is left */
    public boolean nextMember() {
        byte next = peek();
        if (next == ',') {
            position++;
            skipWhitespace();
            return true;
        }
        if (next == '}') {
            position++;
            return false;
        }
        throw invalid("expected , or }");
    }

    /** @return whether the value was null, which is then skipped */
    public boolean skipNull() {
        if (peek() != 'n') {
            return false;
        }
        expectWord("null");
        return true;
    }

    boolean readBoolean() {
        byte first = bytes[position];
        if (first == 't') {
            expectWord("true");
            return true;
        }
        if (first == 'f') {
            expectWord("false");
            return false;
        }
        throw wrongValue("true or false");
    }

    void expectWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[position + i] != word.charAt(i)) {
                throw invalid("expected " + word);
            }
        }
        position += word.length();
    }

    /** @return the text between two places, as it was written */
    public String textBetween(int start, int end) {
        return new String(bytes, start, end - start, UTF_8);
    }

    /** @return the bytes between two places, as they were written */
    public byte[] bytesBetween(int start, int end) {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** @return whether the text goes on with these bytes */
    public boolean continuesWith(byte[] expected) {
        int end = position + expected.length;
        return end <= length && Arrays.equals(bytes, position, end, expected, 0, expected.length);
    }

    JsonFault invalid(String problem) {
        if (position >= length) {
            return new JsonFault(Fault.INVALID_JSON, length, "the end of the text", problem);
        }
        return new JsonFault(Fault.INVALID_JSON, position, excerpt(position, position + 1), problem);
    }

    /** @return that the value here is another one than expected, or that it is none at all */
    JsonFault wrongValue(String expected) {
        return wrongValue(Fault.WRONG_TYPE, "expected " + expected);
    }

    JsonFault wrongValue(Fault fault, String problem) {
        int start = position;
        JsonSkip.value(this);
        int end = position;
        position = start;
        return new JsonFault(fault, start, excerpt(start, end), problem);
    }

    JsonFault fault(Fault fault, int at, String problem) {
        return new JsonFault(fault, at, "", problem);
    }

    private String excerpt(int start, int end) {
        int shown = Math.min(end, start + FOUND_LIMIT);
        return textBetween(start, shown) + (shown < end ? "..." : "");
    }
}
