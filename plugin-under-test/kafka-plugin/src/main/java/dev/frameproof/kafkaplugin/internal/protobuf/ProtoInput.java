package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads Protobuf's wire format (encoding guide, "Message Structure") in a part of an array. */
final class ProtoInput {
    static final int MOST_FIELD = (1 << 29) - 1;

    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int BYTES = 2;
    static final int GROUP_START = 3;
    static final int GROUP_END = 4;
    static final int FIXED_32 = 5;

    /** Groups may lie in each other so deep where they are passed over. */
    private static final int DEEPEST_GROUP = 100;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_VARINT = 10;

    byte[] bytes;
    int at;
    int to;

    /** What {@link #value} read last: its bits, or for bytes and groups where they lie. */
    long bits;

    int from;
    int end;

    void open(byte[] source, int begin, int limit) {
        bytes = source;
        at = begin;
        to = limit;
    }

    /** @return field number and wire type, {@code number << 3 | type}; both are possible ones */
    int readTag() throws MalformedRecordException {
        long tag = readVarint();
        if (tag >>> 32 != 0 || tag >>> 3 == 0) {
            throw malformed("a field has an impossible number");
        }
        return (int) tag;
    }

    long readVarint() throws MalformedRecordException {
        int i = at;
        if (i < to && bytes[i] >= 0) {
            at = i + 1;
            return bytes[i];
        }
        long value = 0;
        int limit = Math.min(to, i + LONGEST_VARINT);
        for (int shift = 0; i < limit; shift += 7) {
            int b = bytes[i++];
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                at = i;
                return value;
            }
        }
        throw i == to ? tooShort() : malformed("a number takes more than 10 bytes");
    }

    /** Reads the value behind a tag. */
    void value(int tag) throws MalformedRecordException {
        switch (tag & 7) {
            case VARINT -> bits = readVarint();
            case FIXED_64 -> bits = fixed64();
            case FIXED_32 -> bits = fixed32();
            case BYTES -> {
                long length = readVarint();
                if (length < 0 || length > to - at) {
                    throw tooShort();
                }
                from = at;
                at += (int) length;
                end = at;
            }
            case GROUP_START -> {
                int begin = at;
                end = skipGroup(tag >>> 3, 0);
                from = begin;
            }
            default -> throw malformed("a field has an impossible wire type or a group ends that did not begin");
        }
    }

    /** Reads a value that has no tag of its own, as they are packed. */
    void packed(int wireType) throws MalformedRecordException {
        bits = wireType == VARINT ? readVarint() : wireType == FIXED_64 ? fixed64() : fixed32();
    }

    MalformedRecordException malformed(String why) {
        return new MalformedRecordException("not valid Protobuf by this schema: " + why);
    }

    /** @return where the group's content ends; reads its end too */
    private int skipGroup(int number, int depth) throws MalformedRecordException {
        if (depth > DEEPEST_GROUP) {
            throw malformed("groups lie in each other more than " + DEEPEST_GROUP + " levels deep");
        }
        while (true) {
            int before = at;
            if (at == to) {
                throw tooShort();
            }
            int tag = readTag();
            switch (tag & 7) {
                case GROUP_END -> {
                    if (tag >>> 3 != number) {
                        throw malformed("a group ends that did not begin");
                    }
                    return before;
                }
                case GROUP_START -> skipGroup(tag >>> 3, depth + 1);
                default -> value(tag);
            }
        }
    }

    private long fixed64() throws MalformedRecordException {
        if (to - at < Long.BYTES) {
            throw tooShort();
        }
        at += Long.BYTES;
        return (long) LONGS.get(bytes, at - Long.BYTES);
    }

    private long fixed32() throws MalformedRecordException {
        if (to - at < Integer.BYTES) {
            throw tooShort();
        }
        at += Integer.BYTES;
        return (int) INTS.get(bytes, at - Integer.BYTES);
    }

    private MalformedRecordException tooShort() {
        return malformed("the value ends within a field");
    }
}
