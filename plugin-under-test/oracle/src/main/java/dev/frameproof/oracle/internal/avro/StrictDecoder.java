package dev.frameproof.oracle.internal.avro;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroTypeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding (specification 1.12) to the letter, where the library is lenient: a boolean is the byte 0 or 1,
 * and an int has 32 bits.
 */
final class StrictDecoder extends Decoder {
    private final BinaryDecoder decoder;
    private final byte[] one = new byte[1];
    private long mostItems;

    StrictDecoder(BinaryDecoder decoder) {
        this.decoder = requireNonNull(decoder, "decoder");
    }

    /** @return how many items the largest block has that was read, of a list or a map */
    long mostItems() {
        return mostItems;
    }

    private long noted(long items) {
        mostItems = Math.max(mostItems, items);
        return items;
    }

    @Override
    public boolean readBoolean() throws IOException {
        decoder.readFixed(one, 0, 1);
        if (one[0] < 0 || one[0] > 1) {
            throw new AvroTypeException("a boolean is the byte " + (one[0] & 0xFF));
        }
        return one[0] == 1;
    }

    @Override
    public int readInt() throws IOException {
        long number = decoder.readLong();
        if (number != (int) number) {
            throw new AvroTypeException("an int is " + number);
        }
        return (int) number;
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return decoder.readIndex();
    }

    @Override
    public void readNull() throws IOException {
        decoder.readNull();
    }

    @Override
    public float readFloat() throws IOException {
        return decoder.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return decoder.readDouble();
    }

    @Override
    public long readLong() throws IOException {
        return decoder.readLong();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return decoder.readString(old);
    }

    @Override
    public String readString() throws IOException {
        return decoder.readString();
    }

    @Override
    public void skipString() throws IOException {
        decoder.skipString();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        return decoder.readBytes(old);
    }

    @Override
    public void skipBytes() throws IOException {
        decoder.skipBytes();
    }

    @Override
    public void readFixed(byte[] into, int start, int length) throws IOException {
        decoder.readFixed(into, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        decoder.skipFixed(length);
    }

    @Override
    public long readArrayStart() throws IOException {
        return noted(decoder.readArrayStart());
    }

    @Override
    public long arrayNext() throws IOException {
        return noted(decoder.arrayNext());
    }

    @Override
    public long skipArray() throws IOException {
        return decoder.skipArray();
    }

    @Override
    public long readMapStart() throws IOException {
        return noted(decoder.readMapStart());
    }

    @Override
    public long mapNext() throws IOException {
        return noted(decoder.mapNext());
    }

    @Override
    public long skipMap() throws IOException {
        return decoder.skipMap();
    }
}
