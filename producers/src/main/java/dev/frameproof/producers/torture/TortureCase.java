package dev.frameproof.producers.torture;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededStream;

/**
 * One kind of record.
 *
 * @param name what is hard about it, for a person
 * @param maker its bytes, by chance; null for a tombstone
 */
record TortureCase(String name, Maker maker) {
    /** Makes the bytes of one record. */
    @FunctionalInterface
    interface Maker {
        byte[] bytes(SeededStream chance);
    }

    TortureCase {
        requireNonNull(name, "name");
        requireNonNull(maker, "maker");
    }
}
