package dev.frameproof.protocol.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.frameproof.protocol.pluginv2.StreamPacket;
import io.grpc.KnownLength;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketMarshallersTest {
    private final PacketMarshallers.Sending sending = new PacketMarshallers.Sending();
    private final PacketMarshallers.Receiving receiving = new PacketMarshallers.Receiving();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152})
    void bytesOnTheWireAreThoseOfProtobufAndComeBack(int length) throws IOException {
        byte[] array = new byte[length + 5];
        new Random(length).nextBytes(array);
        byte[] expected = StreamPacket.newBuilder()
                .setData(ByteString.copyFrom(array, 3, length))
                .build()
                .toByteArray();

        PacketStream drained = (PacketStream) sending.stream(new Packet(array, 3, length));
        ByteArrayOutputStream wire = new ByteArrayOutputStream();

        assertThat(drained.available()).isEqualTo(expected.length);
        assertThat(drained.drainTo(wire)).isEqualTo(expected.length);
        assertThat(wire.toByteArray()).isEqualTo(expected);
        assertThat(drained.read()).isEqualTo(-1);
        assertThat(sending.stream(new Packet(array, 3, length)).readAllBytes()).isEqualTo(expected);
        assertThat(receiving.parse(new TestingMessage(expected)))
                .isEqualTo(StreamPacket.parseFrom(expected).getData().toByteArray());
        assertThat(receiving.parse(new ByteArrayInputStream(expected)))
                .as("a stream of unknown length, as after decompression")
                .isEqualTo(StreamPacket.parseFrom(expected).getData().toByteArray());
    }

    @Test
    void unknownFieldsAndRepeatedDataAreReadAsProtobufReadsThem() throws IOException {
        StreamPacket first = packet("first");
        StreamPacket last = packet("last");
        byte[] unknown = UnknownFieldSet.newBuilder()
                .addField(
                        9,
                        UnknownFieldSet.Field.newBuilder()
                                .addVarint(7)
                                .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                .build())
                .build()
                .toByteArray();
        byte[][] parts = {unknown, first.toByteArray(), last.toByteArray()};
        int[][] orders = {{0, 1}, {1, 0}, {1, 2}, {1, 0, 2}, {0, 1, 2, 0}, {0}};

        for (int[] order : orders) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (int part : order) {
                message.write(parts[part]);
            }
            byte[] expected =
                    StreamPacket.parseFrom(message.toByteArray()).getData().toByteArray();
            assertThat(receiving.parse(new TestingMessage(message.toByteArray())))
                    .isEqualTo(expected);
        }
    }

    @Test
    void damagedPacketIsAnErrorAndNotAnEndlessRead() {
        byte[] cut = new byte[] {PacketMarshallers.DATA_TAG, 100, 1, 2, 3};
        byte[] negative = {PacketMarshallers.DATA_TAG, -1, -1, -1, -1, 15};
        byte[] huge = {PacketMarshallers.DATA_TAG, -1, -1, -1, -1, 7, 1};

        for (byte[] damaged : new byte[][] {cut, negative, huge}) {
            assertThatThrownBy(() -> receiving.parse(new TestingMessage(damaged)))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("no valid protobuf message");
        }
    }

    private static StreamPacket packet(String text) {
        return StreamPacket.newBuilder().setData(ByteString.copyFromUtf8(text)).build();
    }

    /** What gRPC hands to a marshaller: a stream that knows how much is left. */
    private static final class TestingMessage extends InputStream implements KnownLength {
        private final ByteArrayInputStream bytes;

        TestingMessage(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }
    }
}
