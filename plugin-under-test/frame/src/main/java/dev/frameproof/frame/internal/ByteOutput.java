package dev.frameproof.frame.internal;

import java.util.Arrays;

/** A growing array of bytes, kept when it is emptied. */
public final class ByteOutput {
    private static final int FIRST_CAPACITY = 1024;
    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    byte[] bytes = new byte[FIRST_CAPACITY];
    int length;

    public void clear() {
        length = 0;
    }

    /** @return the array, of which the first {@link #length()} bytes count, until something is added */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, count), bytes.length * 2));
        }
    }

    void put(int single) {
        reserve(1);
        bytes[length++] = (byte) single;
    }

    void put(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    void put(byte[] source) {
        put(source, 0, source.length);
    }

    /** Adds text that is ASCII only. */
    public void putAscii(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += count;
    }

    /** Adds the lower bytes of a value, the lowest first. */
    void putLittleEndian(long value, int count) {
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) (value >>> (8 * i));
        }
    }

    /** Adds zeros until the length is a multiple of 8. */
    void alignTo8() {
        while ((length & 7) != 0) {
            put(0);
        }
    }

    void putLong(long value) {
        if (value >= 0) {
            putDigits(value);
        } else if (value == Long.MIN_VALUE) {
            putAscii("-9223372036854775808");
        } else {
            put('-');
            putDigits(-value);
        }
    }

    void putUnsigned(long value) {
        if (value >= 0) {
            putDigits(value);
        } else {
            putDigits(Long.divideUnsigned(value, 10));
            putDigits(Long.remainderUnsigned(value, 10));
        }
    }

    /** @param value 0 or more */
    void putDigits(long value) {
        int count = digitCount(value);
        reserve(count);
        digitsEndingAt(length + count, value);
        length += count;
    }

    /** Writes the digits of a value that is 0 or more so that the last one lies before the place. */
    void digitsEndingAt(int end, long value) {
        int at = end;
        long left = value;
        while (left >= 100) {
            long hundreds = left / 100;
            int pair = (int) (left - hundreds * 100);
            bytes[--at] = ONES[pair];
            bytes[--at] = TENS[pair];
            left = hundreds;
        }
        bytes[--at] = ONES[(int) left];
        if (left >= 10) {
            bytes[--at] = TENS[(int) left];
        }
    }

    /** @return how many digits a value has that is 0 or more */
    static int digitCount(long value) {
        int count = 1;
        long limit = 10;
        while (count < 19 && value >= limit) {
            count++;
            limit *= 10;
        }
        return count;
    }
}
