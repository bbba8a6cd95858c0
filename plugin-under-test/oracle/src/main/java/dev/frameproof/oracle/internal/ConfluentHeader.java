package dev.frameproof.oracle.internal;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** The header that Confluent's serializers put before a record: a zero byte, then the schema's id in four bytes. */
public final class ConfluentHeader {
    /** How many bytes it takes. */
    public static final int LENGTH = 5;

    private ConfluentHeader() {}

    /** @return the schema id, empty when the bytes do not begin with such a header */
    public static OptionalInt schemaId(byte[] bytes) {
        return bytes.length < LENGTH || bytes[0] != 0
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(bytes).getInt(1));
    }
}
