package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads Avro's binary encoding (specification 1.12, "Binary Encoding"). */
final class AvroInput {
    /** Values may lie in each other so deep; recursive schemas have no end of their own. */
    private static final int DEEPEST = 1_000;

    /** Items may take no bytes at all, so a few bytes could ask for any number of them. */
    private static final long MOST_ITEMS = 10_000_000;

    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_LONG = 10;

    byte[] bytes;
    int at;
    private int to;
    private int depth;
    private long items;

    void open(byte[] source, int from, int end) {
        bytes = source;
        at = from;
        to = end;
        depth = 0;
        items = 0;
    }

    void enter() throws MalformedRecordException {
        if (++depth > DEEPEST) {
            throw malformed("values lie in each other more than " + DEEPEST + " levels deep");
        }
    }

    void leave() {
        depth--;
    }

    boolean readBoolean() throws MalformedRecordException {
        need(1, "a boolean");
        int value = bytes[at++];
        if (value != 0 && value != 1) {
            throw malformed("a boolean is neither 0 nor 1");
        }
        return value == 1;
    }

    /** @return a number of variable length, zig-zag; bits beyond the 64th count for nothing, as in Avro's own reader */
    long readLong() throws MalformedRecordException {
        int i = at;
        if (i < to && bytes[i] >= 0) {
            at = i + 1;
            long small = bytes[i];
            return (small >>> 1) ^ -(small & 1);
        }
        long value = 0;
        int end = Math.min(to, i + LONGEST_LONG);
        for (int shift = 0; i < end; shift += 7) {
            int b = bytes[i++];
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                at = i;
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw i == to ? tooShort("a number") : malformed("a number takes more than 64 bits");
    }

    int readInt() throws MalformedRecordException {
        long value = readLong();
        if (value != (int) value) {
            throw malformed("an int is " + value + ", beyond 32 bits");
        }
        return (int) value;
    }

    float readFloat() throws MalformedRecordException {
        need(Float.BYTES, "a float");
        float value = (float) FLOATS.get(bytes, at);
        at += Float.BYTES;
        return value;
    }

    double readDouble() throws MalformedRecordException {
        need(Double.BYTES, "a double");
        double value = (double) DOUBLES.get(bytes, at);
        at += Double.BYTES;
        return value;
    }

    /** @return the length of bytes or a string, all of which are there */
    int readLength() throws MalformedRecordException {
        long length = readLong();
        if (length < 0) {
            throw malformed("a length is negative: " + length);
        }
        if (length > to - at) {
            throw tooShort("bytes or a string");
        }
        return (int) length;
    }

    /** @return the number of a block's items, 0 at the end of the array or map */
    long readCount() throws MalformedRecordException {
        long count = readLong();
        if (count < 0) {
            long size = readLong();
            if (size < 0) {
                throw malformed("the size of a block is negative: " + size);
            }
            count = -count;
        }
        items += count;
        if (count < 0 || items > MOST_ITEMS) {
            throw malformed("more than " + MOST_ITEMS + " items");
        }
        return count;
    }

    void need(int count, String what) throws MalformedRecordException {
        if (to - at < count) {
            throw tooShort(what);
        }
    }

    MalformedRecordException malformed(String why) {
        return new MalformedRecordException("not valid Avro by this schema: " + why);
    }

    private MalformedRecordException tooShort(String what) {
        return malformed("the value ends within " + what);
    }
}
