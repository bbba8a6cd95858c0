package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.GoText;
import dev.frameproof.kafkaplugin.internal.json.InnerJson;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;

/**
 * Decimals, which are bytes or a fixed underneath.
 *
 * @param fixedSize negative for bytes
 */
record AvroDecimal(int fixedSize, int scale) implements AvroType {
    @Override
    public void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        int size = size(in);
        int start = cells.scratch().length();
        GoText.fraction(cells.scratch(), in.bytes, in.at, in.at + size, scale, false);
        cells.addScratch(place.column(), ValueType.STRING, start);
        in.at += size;
    }

    @Override
    public void text(AvroInput in, AvroText text) throws MalformedRecordException {
        int size = size(in);
        Utf8Buffer fraction = new Utf8Buffer(32);
        GoText.fraction(fraction, in.bytes, in.at, in.at + size, scale, true);
        InnerJson.quotedPlain(text.out(), fraction.toString());
        in.at += size;
    }

    @Override
    public void skip(AvroInput in) throws MalformedRecordException {
        int size = size(in);
        in.at += size;
    }

    private int size(AvroInput in) throws MalformedRecordException {
        if (fixedSize < 0) {
            return in.readLength();
        }
        in.need(fixedSize, "a fixed");
        return fixedSize;
    }
}
