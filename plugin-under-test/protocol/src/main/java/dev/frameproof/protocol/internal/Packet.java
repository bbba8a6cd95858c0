package dev.frameproof.protocol.internal;

/** Some bytes of an array on their way into a StreamPacket; not copied. */
public final class Packet {
    private final byte[] array;
    private final int offset;
    private final int length;

    public Packet(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }
}
