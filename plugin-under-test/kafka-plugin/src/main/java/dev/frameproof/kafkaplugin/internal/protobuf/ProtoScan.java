package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Presence;
import dev.frameproof.kafkaplugin.internal.rows.Utf8;
import java.util.Arrays;

/**
 * What one message's bytes say of each of its fields, found in one pass. Of a field that stands there several times the
 * last one counts; messages of one field are merged, lists are read again from the bytes.
 */
final class ProtoScan {
    private final ProtoInput pack = new ProtoInput();
    private byte[] bytes = {};
    private int from;
    private int to;
    private long[] bits = {};
    private int[] froms = {};
    private int[] ends = {};
    private int[] counts = {};
    private int[] setOfOneof = {};

    /** Reads a message's bytes; every value is found to be there, strings to be text. */
    void read(ProtoMessage message, byte[] source, int begin, int limit, ProtoInput in)
            throws MalformedRecordException {
        bytes = source;
        from = begin;
        to = limit;
        reset(message);
        in.open(source, begin, limit);
        while (in.at < limit) {
            int tag = in.readTag();
            in.value(tag);
            ProtoField field = message.field(tag >>> 3);
            if (field != null && accepts(field, tag & 7) && !isPackOfNone(field, tag & 7, in)) {
                note(field, tag & 7, in);
            }
        }
        for (ProtoField field : message.fields()) {
            if (field.presence() == Presence.REQUIRED && !field.repeated() && counts[field.index()] == 0) {
                throw in.malformed("the required field " + field.name() + " is missing");
            }
        }
    }

    boolean has(ProtoField field) {
        return counts[field.index()] > 0;
    }

    /** @return whether the field's messages are to be merged */
    boolean isSeveral(ProtoField field) {
        return counts[field.index()] > 1;
    }

    long bits(ProtoField field) {
        return bits[field.index()];
    }

    int from(ProtoField field) {
        return froms[field.index()];
    }

    int end(ProtoField field) {
        return ends[field.index()];
    }

    byte[] bytes() {
        return bytes;
    }

    /** Opens the message's bytes again, to look for each value of a list with {@link #next}. */
    void rewind(ProtoInput in) {
        in.open(bytes, from, to);
    }

    /** @return whether the input holds a further value of the field now, and of which wire type it is; negative for none */
    int next(ProtoField field, ProtoInput in) throws MalformedRecordException {
        while (in.at < in.to) {
            int tag = in.readTag();
            in.value(tag);
            if (tag >>> 3 == field.number() && accepts(field, tag & 7)) {
                return tag & 7;
            }
        }
        return -1;
    }

    private void note(ProtoField field, int wireType, ProtoInput in) throws MalformedRecordException {
        int index = field.index();
        boolean isPack =
                wireType == ProtoInput.BYTES && wireType != field.kind().wireType();
        boolean known = isPack ? checkPack(field, in) : isKnown(field, in.bits);
        if (field.kind() == ProtoKind.STRING && field.checked() && !Utf8.isValid(in.bytes, in.from, in.end)) {
            throw in.malformed("the string " + field.name() + " is not UTF-8");
        }
        if (!known) {
            return;
        }
        if (field.oneof() >= 0) {
            int before = setOfOneof[field.oneof()];
            if (before >= 0 && before != index) {
                counts[before] = 0;
            }
            setOfOneof[field.oneof()] = index;
        }
        counts[index]++;
        bits[index] = in.bits;
        froms[index] = in.from;
        ends[index] = in.end;
    }

    /**
     * Finds each item to be there, whether the list is shown or not.
     *
     * @return whether any of them is a known one
     */
    private boolean checkPack(ProtoField field, ProtoInput in) throws MalformedRecordException {
        boolean known = false;
        pack.open(in.bytes, in.from, in.end);
        while (pack.at < pack.to) {
            pack.packed(field.kind().wireType());
            known |= isKnown(field, pack.bits);
        }
        return known;
    }

    /** A number without a name in a closed enum counts as an unknown field. */
    private static boolean isKnown(ProtoField field, long bits) {
        return field.kind() != ProtoKind.ENUM || !field.enumeration().isUnknown((int) bits);
    }

    /** A packed list of no items is as if it were not there. */
    private static boolean isPackOfNone(ProtoField field, int wireType, ProtoInput in) {
        return in.from == in.end
                && wireType == ProtoInput.BYTES
                && wireType != field.kind().wireType();
    }

    /** A value of another wire type than its field's is one of an unknown field. */
    private static boolean accepts(ProtoField field, int wireType) {
        return wireType == field.kind().wireType()
                || (wireType == ProtoInput.BYTES
                        && field.repeated()
                        && field.kind().isPackable());
    }

    private void reset(ProtoMessage message) {
        int count = message.fields().length;
        if (counts.length < count) {
            bits = new long[count];
            froms = new int[count];
            ends = new int[count];
            counts = new int[count];
        }
        Arrays.fill(counts, 0, count, 0);
        if (setOfOneof.length < message.oneofs()) {
            setOfOneof = new int[message.oneofs()];
        }
        Arrays.fill(setOfOneof, 0, message.oneofs(), -1);
    }
}
