package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.GoText;
import dev.frameproof.kafkaplugin.internal.json.InnerJson;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;

/** Values of a fixed number of bytes. */
record AvroFixed(int size) implements AvroType {
    @Override
    public void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        in.need(size, "a fixed");
        int start = cells.scratch().length();
        GoText.bytes(cells.scratch(), in.bytes, in.at, in.at + size);
        cells.addScratch(place.column(), ValueType.STRING, start);
        in.at += size;
    }

    @Override
    public void text(AvroInput in, AvroText text) throws MalformedRecordException {
        in.need(size, "a fixed");
        InnerJson.base64(text.out(), in.bytes, in.at, in.at + size);
        in.at += size;
    }

    @Override
    public void skip(AvroInput in) throws MalformedRecordException {
        in.need(size, "a fixed");
        in.at += size;
    }
}
