package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.json.InnerJson;
import dev.frameproof.kafkaplugin.internal.json.ObjectMembers;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.util.List;

/** Values with fields, in the schema's order. */
final class AvroRecord implements AvroType {
    private String[] names = {};
    private Utf8Buffer[] texts = {};
    private AvroType[] types = {};

    /** Fills in the fields, which may be of this record's type themselves. */
    void fields(List<String> fieldNames, List<AvroType> fieldTypes) {
        names = fieldNames.toArray(String[]::new);
        types = fieldTypes.toArray(AvroType[]::new);
        texts = new Utf8Buffer[names.length];
        for (int i = 0; i < names.length; i++) {
            texts[i] = new Utf8Buffer(names[i].length());
            texts[i].append(names[i]);
        }
    }

    @Override
    public void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        if (place.isLowest()) {
            skip(in);
            return;
        }
        in.enter();
        for (int i = 0; i < types.length; i++) {
            types[i].cells(in, place.field(this, i, names.length, names[i]), cells);
        }
        in.leave();
    }

    @Override
    public void text(AvroInput in, AvroText text) throws MalformedRecordException {
        in.enter();
        Utf8Buffer out = text.out();
        ObjectMembers members = text.members();
        out.append('{');
        int mark = members.mark();
        for (int i = 0; i < types.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            int member = members.open(texts[i], out.length());
            InnerJson.quoted(out, texts[i].array(), 0, texts[i].length());
            out.append(':');
            types[i].text(in, text);
            members.close(member, out.length());
        }
        if (types.length > 0) {
            members.order(mark, out);
        }
        out.append('}');
        in.leave();
    }

    @Override
    public void skip(AvroInput in) throws MalformedRecordException {
        in.enter();
        for (AvroType type : types) {
            type.skip(in);
        }
        in.leave();
    }
}
