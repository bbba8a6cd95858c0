package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;

/** Values of any number of items: one text, or at the top of a record a column each. */
record AvroArray(AvroType items) implements AvroType {
    @Override
    public void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        if (place.isTop()) {
            topItems(in, place, cells);
            return;
        }
        int start = cells.scratch().length();
        text(in, new AvroText(cells.scratch()));
        cells.addScratch(place.column(), ValueType.STRING, start);
    }

    @Override
    public void text(AvroInput in, AvroText text) throws MalformedRecordException {
        in.enter();
        text.out().append('[');
        boolean any = false;
        for (long count = in.readCount(); count > 0; count = in.readCount()) {
            for (long i = 0; i < count; i++) {
                if (any) {
                    text.out().append(',');
                }
                any = true;
                items.text(in, text);
            }
        }
        text.out().append(']');
        in.leave();
    }

    @Override
    public void skip(AvroInput in) throws MalformedRecordException {
        in.enter();
        for (long count = in.readCount(); count > 0; count = in.readCount()) {
            for (long i = 0; i < count; i++) {
                items.skip(in);
            }
        }
        in.leave();
    }

    private void topItems(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        if (place.isLowest()) {
            skip(in);
            return;
        }
        in.enter();
        int index = 0;
        for (long count = in.readCount(); count > 0; count = in.readCount()) {
            for (long i = 0; i < count; i++) {
                items.cells(in, place.entry("item_" + index++), cells);
            }
        }
        in.leave();
    }
}
