package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.Texts;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import dev.frameproof.kafkaplugin.internal.rows.Utf8;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;
import java.util.Arrays;
import java.util.Base64;

/** Makes cells of messages. */
final class ProtoCells {
    private final ProtoScans scans = new ProtoScans();
    private final ProtoText texts = new ProtoText(scans);

    /** Adds the cells of a whole value. */
    void record(ProtoMessage message, Place top, Cells cells, byte[] bytes, int from, int to)
            throws MalformedRecordException {
        scans.begin();
        message(message, scans.enter(message, bytes, from, to), top, cells);
    }

    private void message(ProtoMessage message, ProtoScan scan, Place place, Cells cells)
            throws MalformedRecordException {
        ProtoField[] fields = message.fields();
        boolean lowest = place.isLowest();
        for (ProtoField field : fields) {
            if (lowest) {
                if (field.isMessage() && scan.has(field)) {
                    scans.check(field, scan);
                }
            } else {
                field(field, scan, place.field(message, field.index(), fields.length, field.name()), cells);
            }
        }
    }

    private void field(ProtoField field, ProtoScan scan, Place place, Cells cells) throws MalformedRecordException {
        if (!scan.has(field)) {
            if (field.hasDefault()) {
                scalar(field, 0, scan.bytes(), 0, 0, place.column(), cells);
            } else {
                cells.addNull(place.column(), null);
            }
        } else if (field.map()) {
            map(field, scan, place, cells);
        } else if (field.repeated()) {
            int start = cells.scratch().length();
            texts.list(field, scan, cells.scratch());
            cells.addScratch(place.column(), ValueType.STRING, start);
        } else if (field.isMessage()) {
            message(field.message(), scans.enter(field, scan), place, cells);
            scans.leave();
        } else {
            scalar(field, scan.bits(field), scan.bytes(), scan.from(field), scan.end(field), place.column(), cells);
        }
    }

    private void map(ProtoField field, ProtoScan scan, Place place, Cells cells) throws MalformedRecordException {
        ProtoInput in = new ProtoInput();
        scan.rewind(in);
        ProtoField keys = field.message().fields()[0];
        ProtoField values = field.message().fields()[1];
        int position = 0;
        boolean lowest = place.isLowest();
        while (scan.next(field, in) >= 0) {
            ProtoScan entry = scans.enter(field.message(), in.bytes, in.from, in.end);
            if (lowest) {
                if (values.isMessage() && entry.has(values)) {
                    scans.check(values, entry);
                }
            } else {
                Place of = keys.kind() == ProtoKind.STRING && entry.has(keys) && keys.checked()
                        ? place.entry(entry.bytes(), entry.from(keys), entry.end(keys), position++)
                        : place.entry(key(keys, entry).toString());
                if (values.isMessage() && !entry.has(values)) {
                    message(values.message(), scans.enter(values.message(), entry.bytes(), 0, 0), of, cells);
                    scans.leave();
                } else {
                    field(values, entry, of, cells);
                }
            }
            scans.leave();
        }
    }

    private static void scalar(ProtoField field, long bits, byte[] bytes, int from, int end, int column, Cells cells) {
        switch (field.kind()) {
            case BOOL -> cells.addBoolean(column, bits != 0);
            case INT32, SFIXED32 -> cells.addLong(column, low32(bits));
            case INT64, SFIXED64 -> cells.addLong(column, bits);
            case SINT32 -> cells.addLong(column, zigZag32(bits));
            case SINT64 -> cells.addLong(column, zigZag64(bits));
            case UINT32, FIXED32 -> cells.addUnsigned(column, bits & 0xFFFF_FFFFL);
            case UINT64, FIXED64 -> cells.addUnsigned(column, bits);
            case DOUBLE -> cells.addDouble(column, Double.longBitsToDouble(bits));
            case FLOAT -> cells.addDouble(column, Float.intBitsToFloat((int) bits));
            case STRING -> Texts.add(bytes, from, end, cells, column);
            case BYTES -> {
                int start = cells.scratch().length();
                cells.scratch().append(Base64.getEncoder().encode(Arrays.copyOfRange(bytes, from, end)));
                cells.addScratch(column, ValueType.STRING, start);
            }
            case ENUM -> {
                byte[] name = field.enumeration().name((int) bits);
                if (name == null) {
                    cells.addLong(column, low32(bits));
                } else {
                    cells.add(column, ValueType.STRING, name, 0, name.length);
                }
            }
            case MESSAGE, GROUP -> throw new IllegalStateException("no scalar: " + field.name());
        }
    }

    /** @return a map's key as text */
    static Utf8Buffer key(ProtoField field, ProtoScan entry) {
        Utf8Buffer key = new Utf8Buffer(24);
        long bits = entry.has(field) ? entry.bits(field) : 0;
        switch (field.kind()) {
            case BOOL -> key.append(bits != 0 ? "true" : "false");
            case INT32, SFIXED32 -> key.append((long) (int) bits);
            case SINT32 -> key.append((long) zigZag32(bits));
            case SINT64 -> key.append(zigZag64(bits));
            case UINT32, FIXED32 -> key.append(bits & 0xFFFF_FFFFL);
            case UINT64, FIXED64 -> key.append(Long.toUnsignedString(bits));
            case STRING -> {
                if (entry.has(field)) {
                    key.append(Utf8.repaired(entry.bytes(), entry.from(field), entry.end(field)));
                }
            }
            default -> key.append(bits);
        }
        return key;
    }

    private static int low32(long bits) {
        return (int) bits;
    }

    static int zigZag32(long bits) {
        int number = (int) bits;
        return (number >>> 1) ^ -(number & 1);
    }

    static long zigZag64(long bits) {
        return (bits >>> 1) ^ -(bits & 1);
    }
}
