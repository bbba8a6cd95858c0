package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.Texts;
import dev.frameproof.kafkaplugin.internal.json.ObjectMembers;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;

/** Values by name. */
record AvroMap(AvroType values) implements AvroType {
    @Override
    public void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        if (place.isLowest()) {
            skip(in);
            return;
        }
        in.enter();
        int position = 0;
        for (long count = in.readCount(); count > 0; count = in.readCount()) {
            for (long i = 0; i < count; i++) {
                int length = in.readLength();
                Place entry = place.entry(in.bytes, in.at, in.at + length, position++);
                in.at += length;
                values.cells(in, entry, cells);
            }
        }
        in.leave();
    }

    @Override
    public void text(AvroInput in, AvroText text) throws MalformedRecordException {
        in.enter();
        Utf8Buffer out = text.out();
        ObjectMembers members = text.members();
        Utf8Buffer name = new Utf8Buffer(32);
        out.append('{');
        int mark = members.mark();
        boolean any = false;
        for (long count = in.readCount(); count > 0; count = in.readCount()) {
            for (long i = 0; i < count; i++) {
                if (any) {
                    out.append(',');
                }
                any = true;
                int length = in.readLength();
                name.clear();
                name.append(in.bytes, in.at, in.at + length);
                int member = members.open(name, out.length());
                Texts.appendInner(in.bytes, in.at, in.at + length, out);
                in.at += length;
                out.append(':');
                values.text(in, text);
                members.close(member, out.length());
            }
        }
        if (any) {
            members.order(mark, out);
        }
        out.append('}');
        in.leave();
    }

    @Override
    public void skip(AvroInput in) throws MalformedRecordException {
        in.enter();
        for (long count = in.readCount(); count > 0; count = in.readCount()) {
            for (long i = 0; i < count; i++) {
                AvroScalar.STRING.skip(in);
                values.skip(in);
            }
        }
        in.leave();
    }
}
