package dev.frameproof.differential.random;

import java.nio.ByteBuffer;

/** Values as a schema registry's serializers write them: a zero byte, the schema's id, then the rest. */
final class Framed {
    private static final int UNKNOWN_ID = 1_000_000_000;

    private Framed() {}

    /** @return whether a reader may take the beginning for a zero byte and an id */
    static boolean looksFramed(byte[] value) {
        return value.length > Integer.BYTES && value[0] == 0;
    }

    /** @return mostly well framed; the rest has an id that nobody knows, no header, or bytes that changed */
    static byte[] of(int id, byte[] indexes, byte[] payload, Chance chance) {
        if (chance.is(0.01)) {
            return payload;
        }
        byte[] all = ByteBuffer.allocate(1 + Integer.BYTES + indexes.length + payload.length)
                .put((byte) 0)
                .putInt(chance.is(0.01) ? UNKNOWN_ID : id)
                .put(indexes)
                .put(payload)
                .array();
        return chance.is(0.06) ? RandomText.mutated(all, chance) : all;
    }
}
