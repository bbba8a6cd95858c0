package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.GoText;
import dev.frameproof.kafkaplugin.internal.decoding.Texts;
import dev.frameproof.kafkaplugin.internal.json.InnerJson;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.Place;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;

/** Values of types without parts. */
enum AvroScalar implements AvroType {
    NULL,
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    STRING,
    BYTES;

    @Override
    public void cells(AvroInput in, Place place, Cells cells) throws MalformedRecordException {
        int column = place.column();
        switch (this) {
            case NULL -> cells.addNull(column, null);
            case BOOLEAN -> cells.addBoolean(column, in.readBoolean());
            case INT -> cells.addLong(column, in.readInt());
            case LONG -> cells.addLong(column, in.readLong());
            case FLOAT -> cells.addDouble(column, in.readFloat());
            case DOUBLE -> cells.addDouble(column, in.readDouble());
            case STRING -> {
                int length = in.readLength();
                Texts.add(in.bytes, in.at, in.at + length, cells, column);
                in.at += length;
            }
            case BYTES -> {
                int length = in.readLength();
                int start = cells.scratch().length();
                GoText.bytes(cells.scratch(), in.bytes, in.at, in.at + length);
                cells.addScratch(column, ValueType.STRING, start);
                in.at += length;
            }
        }
    }

    @Override
    public void text(AvroInput in, AvroText text) throws MalformedRecordException {
        Utf8Buffer out = text.out();
        switch (this) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(in.readBoolean() ? "true" : "false");
            case INT -> out.append((long) in.readInt());
            case LONG -> out.append(in.readLong());
            case FLOAT -> InnerJson.number(out, text.floats(), in.readFloat());
            case DOUBLE -> InnerJson.number(out, text.floats(), in.readDouble());
            case STRING -> {
                int length = in.readLength();
                Texts.appendInner(in.bytes, in.at, in.at + length, out);
                in.at += length;
            }
            case BYTES -> {
                int length = in.readLength();
                InnerJson.base64(out, in.bytes, in.at, in.at + length);
                in.at += length;
            }
        }
    }

    @Override
    public void skip(AvroInput in) throws MalformedRecordException {
        switch (this) {
            case NULL -> {}
            case BOOLEAN -> in.readBoolean();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case STRING, BYTES -> {
                int length = in.readLength();
                in.at += length;
            }
        }
    }
}
