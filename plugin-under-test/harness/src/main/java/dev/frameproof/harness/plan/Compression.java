package dev.frameproof.harness.plan;

import java.util.Locale;

/** How the producer packs its batches. */
public enum Compression {
    NONE,
    GZIP,
    SNAPPY,
    LZ4,
    ZSTD;

    /** @return as Kafka's {@code compression.type} has it */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
