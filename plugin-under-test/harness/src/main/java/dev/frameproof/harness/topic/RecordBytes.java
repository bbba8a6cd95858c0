package dev.frameproof.harness.topic;

/** Key and value of one record as they lie in the topic; each may be null. */
final class RecordBytes {
    private static final int OVERHEAD = 64;

    private final byte[] key;
    private final byte[] value;

    /** The arrays become its own. */
    RecordBytes(byte[] key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    byte[] key() {
        return key;
    }

    byte[] value() {
        return value;
    }

    /** @return about how much memory it holds */
    int weightBytes() {
        return OVERHEAD + (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
    }
}
