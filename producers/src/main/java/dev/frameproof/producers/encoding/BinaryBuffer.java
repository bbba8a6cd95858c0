package dev.frameproof.producers.encoding;

import java.util.Arrays;

/** Bytes of a binary format while they are being written; for one thread. */
final class BinaryBuffer {
    private static final int LARGEST_KEPT_BYTES = 1 << 20;
    private static final int MOST_VARINT_BYTES = 10;

    private byte[] bytes = new byte[1024];
    private int length;

    void clear() {
        length = 0;
        if (bytes.length > LARGEST_KEPT_BYTES) {
            bytes = new byte[1024];
        }
    }

    int length() {
        return length;
    }

    /** Forgets what came after. */
    void truncate(int to) {
        length = to;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void putByte(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void putBytes(byte[] all) {
        ensure(all.length);
        System.arraycopy(all, 0, bytes, length, all.length);
        length += all.length;
    }

    /** Most significant byte first. */
    void putInt(int value) {
        ensure(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    /** Seven bits a byte, the lowest first, as unsigned. */
    void putVarint(long value) {
        ensure(MOST_VARINT_BYTES);
        long rest = value;
        int at = length;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        length = at;
    }

    /** A varint whose lowest bit is the sign. */
    void putZigZag(long value) {
        putVarint(value << 1 ^ value >> 63);
    }

    /** Least significant byte first. */
    void putDouble(double value) {
        ensure(8);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    /**
     * UTF-8, its length in bytes before it.
     *
     * @param zigZag whether the length is written as {@link #putZigZag} does, or as {@link #putVarint} does
     * @return false when the text has half a surrogate pair, which UTF-8 cannot hold
     */
    boolean putText(String text, boolean zigZag) {
        int start = length;
        int chars = text.length();
        putLength(chars, zigZag);
        ensure(chars);
        byte[] to = bytes;
        int at = length;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length = start;
                return putWideText(text, zigZag);
            }
            to[at++] = (byte) c;
        }
        length = at;
        return true;
    }

    private boolean putWideText(String text, boolean zigZag) {
        int size = Utf8.lengthOf(text);
        if (size < 0) {
            return false;
        }
        putLength(size, zigZag);
        ensure(size);
        length = Utf8.put(text, bytes, length);
        return true;
    }

    private void putLength(int size, boolean zigZag) {
        putVarint(zigZag ? (long) size << 1 : size);
    }

    /** Puts the number of bytes since {@code start} before them, as a varint. */
    void putLengthBefore(int start) {
        int size = length - start;
        int prefix = varintBytes(size);
        ensure(prefix);
        System.arraycopy(bytes, start, bytes, start + prefix, size);
        length = start;
        putVarint(size);
        length = start + prefix + size;
    }

    private static int varintBytes(int value) {
        return value == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(value)) / 7;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
