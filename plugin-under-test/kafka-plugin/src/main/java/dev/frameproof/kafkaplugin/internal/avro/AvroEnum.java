package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.Texts;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values that are one of some words. */
final class AvroEnum implements AvroType {
    private final byte[][] symbols;

    AvroEnum(List<String> symbols) {
        this.symbols = symbols.stream()
                .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    public void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        byte[] symbol = symbol(in);
        Texts.add(symbol, 0, symbol.length, cells, place.column());
    }

    @Override
    public void text(AvroInput in, AvroText text) throws MalformedRecordException {
        byte[] symbol = symbol(in);
        Texts.appendInner(symbol, 0, symbol.length, text.out());
    }

    @Override
    public void skip(AvroInput in) throws MalformedRecordException {
        symbol(in);
    }

    private byte[] symbol(AvroInput in) throws MalformedRecordException {
        int index = in.readInt();
        if (index < 0 || index >= symbols.length) {
            throw in.malformed("an enum of " + symbols.length + " symbols has the index " + index);
        }
        return symbols[index];
    }
}
