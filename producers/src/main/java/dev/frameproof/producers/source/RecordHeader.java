package dev.frameproof.producers.source;

import static java.util.Objects.requireNonNull;

/** One header of a record; names may repeat. The value is not copied, and may be null. */
public final class RecordHeader {
    private final String name;
    private final byte[] value;

    public RecordHeader(String name, byte[] value) {
        this.name = requireNonNull(name, "name");
        this.value = value;
    }

    public String name() {
        return name;
    }

    /** @return null for a header without a value */
    public byte[] value() {
        return value;
    }
}
