package dev.frameproof.protocol.internal;

import com.google.protobuf.CodedOutputStream;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;

/**
 * A StreamPacket as it lies on the wire, drained straight from the sender's array: gRPC asks for the length, then has
 * the bytes written into its own buffer, so they are copied once.
 */
final class PacketStream extends InputStream implements KnownLength, Drainable {
    private final byte[] head;
    private final Packet packet;
    private InputStream partial;
    private boolean drained;

    PacketStream(Packet packet) {
        this.packet = packet;
        this.head = packet.length() == 0 ? new byte[0] : head(packet.length());
    }

    private static byte[] head(int length) {
        byte[] head = new byte[1 + CodedOutputStream.computeUInt32SizeNoTag(length)];
        head[0] = (byte) PacketMarshallers.DATA_TAG;
        int rest = length;
        for (int i = 1; i < head.length; i++) {
            head[i] = (byte) (i == head.length - 1 ? rest : (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return head;
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
        int length = available();
        target.write(head);
        target.write(packet.array(), packet.offset(), packet.length());
        drained = true;
        return length;
    }

    @Override
    public int available() throws IOException {
        if (partial != null) {
            throw new IOException("the length of a partly read packet is not known");
        }
        return drained ? 0 : head.length + packet.length();
    }

    @Override
    public int read() throws IOException {
        return drained ? -1 : partial().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return drained ? -1 : partial().read(target, offset, length);
    }

    private InputStream partial() {
        if (partial == null) {
            partial = new SequenceInputStream(
                    new ByteArrayInputStream(head),
                    new ByteArrayInputStream(packet.array(), packet.offset(), packet.length()));
        }
        return partial;
    }
}
