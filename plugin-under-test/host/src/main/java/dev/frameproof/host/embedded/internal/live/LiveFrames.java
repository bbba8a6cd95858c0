package dev.frameproof.host.embedded.internal.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.host.embedded.internal.state.GoJson;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Whole WebSocket frames from server to client. Such frames are not masked, so one and the same buffer serves every
 * subscriber of a channel.
 */
final class LiveFrames {
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int CLOSE = 0x88;
    private static final byte[] PUSH_END = "}}}".getBytes(UTF_8);

    private LiveFrames() {}

    /** @return what stands before the data of a channel's pushes */
    static byte[] pushStart(String channel) {
        StringBuilder start = new StringBuilder("{\"push\":{\"channel\":");
        GoJson.quote(channel, start);
        return start.append(",\"pub\":{\"data\":").toString().getBytes(UTF_8);
    }

    static ByteBuf push(ByteBufAllocator allocator, byte[] pushStart, byte[] data) {
        int length = pushStart.length + data.length + PUSH_END.length;
        ByteBuf frame = allocator.directBuffer(10 + length);
        writeHeader(frame, TEXT, length);
        return frame.writeBytes(pushStart).writeBytes(data).writeBytes(PUSH_END);
    }

    static ByteBuf text(ByteBufAllocator allocator, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        ByteBuf frame = allocator.directBuffer(10 + bytes.length);
        writeHeader(frame, TEXT, bytes.length);
        return frame.writeBytes(bytes);
    }

    /** @param payload what the client's ping carried; at most 125 bytes */
    static ByteBuf pong(ByteBufAllocator allocator, ByteBuf payload) {
        ByteBuf frame = allocator.directBuffer(2 + payload.readableBytes());
        writeHeader(frame, PONG, payload.readableBytes());
        return frame.writeBytes(payload, payload.readerIndex(), payload.readableBytes());
    }

    static ByteBuf close(ByteBufAllocator allocator, int code, String reason) {
        byte[] text = reason.getBytes(UTF_8);
        ByteBuf frame = allocator.directBuffer(4 + text.length);
        writeHeader(frame, CLOSE, 2 + text.length);
        return frame.writeShort(code).writeBytes(text);
    }

    private static void writeHeader(ByteBuf frame, int opcode, int length) {
        frame.writeByte(opcode);
        if (length <= 125) {
            frame.writeByte(length);
        } else if (length <= 0xFFFF) {
            frame.writeByte(126).writeShort(length);
        } else {
            frame.writeByte(127).writeLong(length);
        }
    }
}
