package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.frame.FloatText;
import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.Texts;
import dev.frameproof.kafkaplugin.internal.json.InnerJson;
import dev.frameproof.kafkaplugin.internal.json.ObjectMembers;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;

/** Writes values of lists as JSON that is part of a JSON string. */
final class ProtoText {
    private final ProtoScans scans;
    private final ObjectMembers members = new ObjectMembers();
    private final FloatText floats = new FloatText();

    ProtoText(ProtoScans scans) {
        this.scans = scans;
    }

    /** Appends a list with at least one value. */
    void list(ProtoField field, ProtoScan scan, Utf8Buffer out) throws MalformedRecordException {
        ProtoInput in = new ProtoInput();
        scan.rewind(in);
        out.append('[');
        int start = out.length();
        for (int type = scan.next(field, in); type >= 0; type = scan.next(field, in)) {
            if (type == ProtoInput.BYTES && field.kind().isPackable()) {
                ProtoInput packed = new ProtoInput();
                packed.open(in.bytes, in.from, in.end);
                while (packed.at < packed.to) {
                    packed.packed(field.kind().wireType());
                    item(field, packed, start, out);
                }
            } else {
                item(field, in, start, out);
            }
        }
        out.append(']');
    }

    private void item(ProtoField field, ProtoInput in, int start, Utf8Buffer out) throws MalformedRecordException {
        if (field.kind() == ProtoKind.ENUM && field.enumeration().isUnknown((int) in.bits)) {
            return;
        }
        if (out.length() > start) {
            out.append(',');
        }
        if (field.isMessage()) {
            object(field.message(), scans.enter(field.message(), in.bytes, in.from, in.end), out);
            scans.leave();
        } else {
            scalar(field, in.bits, in.bytes, in.from, in.end, out);
        }
    }

    private void object(ProtoMessage message, ProtoScan scan, Utf8Buffer out) throws MalformedRecordException {
        out.append('{');
        int mark = members.mark();
        boolean any = false;
        for (ProtoField field : message.fields()) {
            if (any) {
                out.append(',');
            }
            any = true;
            int member = members.open(field.text(), out.length());
            InnerJson.quoted(out, field.text().array(), 0, field.text().length());
            out.append(':');
            value(field, scan, out);
            members.close(member, out.length());
        }
        if (any) {
            members.order(mark, out);
        }
        out.append('}');
    }

    private void value(ProtoField field, ProtoScan scan, Utf8Buffer out) throws MalformedRecordException {
        if (!scan.has(field)) {
            if (field.hasDefault()) {
                scalar(field, 0, scan.bytes(), 0, 0, out);
            } else {
                out.append("null");
            }
        } else if (field.map()) {
            map(field, scan, out);
        } else if (field.repeated()) {
            list(field, scan, out);
        } else if (field.isMessage()) {
            object(field.message(), scans.enter(field, scan), out);
            scans.leave();
        } else {
            scalar(field, scan.bits(field), scan.bytes(), scan.from(field), scan.end(field), out);
        }
    }

    private void map(ProtoField field, ProtoScan scan, Utf8Buffer out) throws MalformedRecordException {
        ProtoInput in = new ProtoInput();
        scan.rewind(in);
        out.append('{');
        int mark = members.mark();
        boolean any = false;
        while (scan.next(field, in) >= 0) {
            if (any) {
                out.append(',');
            }
            any = true;
            ProtoScan entry = scans.enter(field.message(), in.bytes, in.from, in.end);
            Utf8Buffer key = ProtoCells.key(field.message().fields()[0], entry);
            int member = members.open(key, out.length());
            Texts.appendInner(key.array(), 0, key.length(), out);
            out.append(':');
            ProtoField value = field.message().fields()[1];
            if (value.isMessage() && !entry.has(value)) {
                object(value.message(), scans.enter(value.message(), entry.bytes(), 0, 0), out);
                scans.leave();
            } else {
                value(value, entry, out);
            }
            members.close(member, out.length());
            scans.leave();
        }
        members.order(mark, out);
        out.append('}');
    }

    private void scalar(ProtoField field, long bits, byte[] bytes, int from, int end, Utf8Buffer out) {
        switch (field.kind()) {
            case BOOL -> out.append(bits != 0 ? "true" : "false");
            case INT32, SFIXED32 -> out.append((long) (int) bits);
            case INT64, SFIXED64 -> out.append(bits);
            case SINT32 -> out.append((long) ProtoCells.zigZag32(bits));
            case SINT64 -> out.append(ProtoCells.zigZag64(bits));
            case UINT32, FIXED32 -> out.append(bits & 0xFFFF_FFFFL);
            case UINT64, FIXED64 -> out.append(Long.toUnsignedString(bits));
            case DOUBLE -> InnerJson.number(out, floats, Double.longBitsToDouble(bits));
            case FLOAT -> InnerJson.number(out, floats, (double) Float.intBitsToFloat((int) bits));
            case STRING -> Texts.appendInner(bytes, from, end, out);
            case BYTES -> InnerJson.base64(out, bytes, from, end);
            case ENUM -> {
                byte[] name = field.enumeration().name((int) bits);
                if (name == null) {
                    out.append((long) (int) bits);
                } else {
                    Texts.appendInner(name, 0, name.length, out);
                }
            }
            case MESSAGE, GROUP -> throw new IllegalStateException("no scalar: " + field.name());
        }
    }
}
