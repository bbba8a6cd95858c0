package dev.frameproof.oracle.internal.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;

/**
 * What readers take differently in a message that Java's reader accepts. Numbers that are longer than what they stand for,
 * varints beyond 64 bits, tags and lengths beyond 32, which no writer makes: Java's reader drops the upper bits, Go's
 * refuses the message, the encoding's description says nothing. And texts that are no UTF-8, where proto2 allows them.
 */
final class WireOddities {
    private static final int VARINT_BYTES = 10;
    private static final int DROPPED = -1;

    private final byte[] bytes;
    private int at;
    private boolean odd;
    private boolean loose;

    private WireOddities(byte[] bytes, int from) {
        this.bytes = bytes;
        at = from;
    }

    /** @param bytes holds a message that Java's reader accepts, from {@code from} to its end */
    static WireOddities of(Descriptor message, byte[] bytes, int from) {
        WireOddities wire = new WireOddities(bytes, from);
        wire.message(message, bytes.length);
        return wire;
    }

    /** @return whether a number is written with more bits than it has */
    boolean longNumber() {
        return odd;
    }

    /** @return whether a text is no UTF-8 that need not be */
    boolean looseText() {
        return loose;
    }

    /** @param message null when it is not known, as that of an unknown group */
    private void message(Descriptor message, int end) {
        while (at < end && !odd) {
            int tag = number();
            if (odd || WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_END_GROUP) {
                return;
            }
            field(message == null ? null : message.findFieldByNumber(WireFormat.getTagFieldNumber(tag)), tag, end);
        }
    }

    private void field(FieldDescriptor field, int tag, int end) {
        switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> varint();
            case WireFormat.WIRETYPE_FIXED64 -> at += Long.BYTES;
            case WireFormat.WIRETYPE_FIXED32 -> at += Integer.BYTES;
            case WireFormat.WIRETYPE_START_GROUP -> message(ProtoFields.messageOf(field), end);
            default -> delimited(field);
        }
    }

    private void delimited(FieldDescriptor field) {
        int length = number();
        if (odd) {
            return;
        }
        int end = at + length;
        Descriptor message = ProtoFields.messageOf(field);
        if (message != null) {
            message(message, end);
        } else if (field != null && field.isPackable() && isVarint(field)) {
            while (at < end && !odd) {
                varint();
            }
        } else if (ProtoFields.isLooseText(field)) {
            loose |= !isUtf8(end);
        }
        at = end;
    }

    private boolean isUtf8(int end) {
        for (int i = at; i < end; i++) {
            if (bytes[i] < 0) {
                return ByteString.copyFrom(bytes, at, end - at).isValidUtf8();
            }
        }
        return true;
    }

    private static boolean isVarint(FieldDescriptor field) {
        return switch (field.getType()) {
            case FIXED32, SFIXED32, FLOAT, FIXED64, SFIXED64, DOUBLE -> false;
            default -> true;
        };
    }

    /** Reads a tag or a length. */
    private int number() {
        long number = varint();
        odd |= number < 0 || number > 0xffff_ffffL;
        return odd ? DROPPED : (int) number;
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < VARINT_BYTES && at < bytes.length; i++) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                odd |= i == VARINT_BYTES - 1 && next > 1;
                return value;
            }
        }
        odd = true;
        return value;
    }
}
