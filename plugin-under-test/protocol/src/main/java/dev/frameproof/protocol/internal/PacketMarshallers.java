package dev.frameproof.protocol.internal;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;

/**
 * The two ends of a StreamPacket ({@code message StreamPacket { bytes data = 1; }}) without protobuf's own objects: it
 * is the one message that comes thousands of times a second.
 */
final class PacketMarshallers {
    /** Field 1, length-delimited. */
    static final int DATA_TAG = (1 << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    private static final byte[] EMPTY = new byte[0];

    private PacketMarshallers() {}

    /** The plugin's end. */
    static final class Sending implements MethodDescriptor.Marshaller<Packet> {
        @Override
        public InputStream stream(Packet packet) {
            return new PacketStream(packet);
        }

        @Override
        public Packet parse(InputStream stream) {
            byte[] data = read(stream);
            return new Packet(data, 0, data.length);
        }
    }

    /** The host's end. */
    static final class Receiving implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] data) {
            return new PacketStream(new Packet(data, 0, data.length));
        }

        @Override
        public byte[] parse(InputStream stream) {
            return read(stream);
        }
    }

    private static byte[] read(InputStream stream) {
        try {
            return readMessage(stream);
        } catch (IOException e) {
            throw Status.INTERNAL
                    .withDescription("a stream packet is no valid protobuf message: " + e.getMessage())
                    .withCause(e)
                    .asRuntimeException();
        }
    }

    private static byte[] readMessage(InputStream stream) throws IOException {
        int tag = stream.read();
        if (tag < 0) {
            return EMPTY;
        }
        if (tag != DATA_TAG) {
            return readFields(tag, EMPTY, CodedInputStream.newInstance(stream));
        }
        int length = CodedInputStream.readRawVarint32(stream.read(), stream);
        // An uncompressed message knows its size, and the usual one is this field and nothing after it.
        boolean whole = length >= 0 && stream instanceof KnownLength && stream.available() == length;
        byte[] data = whole ? new byte[length] : stream.readNBytes(Math.max(0, length));
        int read = whole ? stream.readNBytes(data, 0, length) : data.length;
        if (read != length) {
            throw new IOException("its data claims " + length + " bytes, " + read + " are there");
        }
        if (whole) {
            return data;
        }
        CodedInputStream rest = CodedInputStream.newInstance(stream);
        return readFields(rest.readTag(), data, rest);
    }

    /** The rare packet with unknown fields, or with its data given more than once (the last one counts). */
    private static byte[] readFields(int firstTag, byte[] firstData, CodedInputStream in) throws IOException {
        byte[] data = firstData;
        for (int tag = firstTag; tag != 0; tag = in.readTag()) {
            if (tag == DATA_TAG) {
                data = in.readByteArray();
            } else {
                in.skipField(tag);
            }
        }
        return data;
    }
}
