package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import java.util.List;

/** Values of one of several types: shown as what they are. */
record AvroUnion(List<AvroType> branches) implements AvroType {
    @Override
    public void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        AvroType branch = branch(in);
        // A record that is null as a whole has no columns.
        if (branch != AvroScalar.NULL || !place.isTop()) {
            branch.cells(in, place, cells);
        }
    }

    @Override
    public void text(AvroInput in, AvroText text) throws MalformedRecordException {
        branch(in).text(in, text);
    }

    @Override
    public void skip(AvroInput in) throws MalformedRecordException {
        branch(in).skip(in);
    }

    private AvroType branch(AvroInput in) throws MalformedRecordException {
        int index = in.readInt();
        if (index < 0 || index >= branches.size()) {
            throw in.malformed("a union of " + branches.size() + " types has the index " + index);
        }
        return branches.get(index);
    }
}
