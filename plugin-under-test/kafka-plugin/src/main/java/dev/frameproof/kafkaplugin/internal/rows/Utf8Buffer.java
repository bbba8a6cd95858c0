package dev.frameproof.kafkaplugin.internal.rows;

import dev.frameproof.frame.FloatText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of text that grow; not safe for several threads. */
public final class Utf8Buffer {
    private static final int LARGEST_KEPT = 1 << 20;

    private byte[] bytes;
    private int length;

    public Utf8Buffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** @return the bytes behind the buffer; content after a later append may lie in another array */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Forgets the content, and an array that one huge value made large. */
    public void clear() {
        length = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[LARGEST_KEPT];
        }
    }

    /** Cuts the content back to an earlier length. */
    public void truncate(int earlierLength) {
        length = earlierLength;
    }

    public void append(int oneByte) {
        if (length == bytes.length) {
            grow(1);
        }
        bytes[length++] = (byte) oneByte;
    }

    public void append(byte[] source, int from, int to) {
        int count = to - from;
        if (bytes.length - length < count) {
            grow(count);
        }
        if (count <= 16) {
            byte[] target = bytes;
            int at = length;
            for (int i = from; i < to; i++) {
                target[at++] = source[i];
            }
        } else {
            System.arraycopy(source, from, bytes, length, count);
        }
        length += count;
    }

    public void append(byte[] source) {
        append(source, 0, source.length);
    }

    public void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a whole number in decimal digits. */
    public void append(long number) {
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                append(Long.toString(number));
                return;
            }
            append('-');
            number = -number;
        }
        int digits = digits(number);
        if (bytes.length - length < digits) {
            grow(digits);
        }
        int at = length + digits;
        length = at;
        do {
            long rest = number / 10;
            bytes[--at] = (byte) ('0' + (number - rest * 10));
            number = rest;
        } while (number != 0);
    }

    /** Appends a finite number as the shortest text that reads back the same. */
    public void append(FloatText writer, double number) {
        if (bytes.length - length < FloatText.LONGEST) {
            grow(FloatText.LONGEST);
        }
        length = writer.write(number, bytes, length);
    }

    /** As {@link #append(FloatText, double)}, for a float32. */
    public void append(FloatText writer, float number) {
        if (bytes.length - length < FloatText.LONGEST) {
            grow(FloatText.LONGEST);
        }
        length = writer.write(number, bytes, length);
    }

    @Override
    public String toString() {
        byte[] text = Utf8.isValid(bytes, 0, length) ? Arrays.copyOf(bytes, length) : Utf8.repaired(bytes, 0, length);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static int digits(long number) {
        int digits = 1;
        for (long bound = 10; digits < 19 && number >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
}
