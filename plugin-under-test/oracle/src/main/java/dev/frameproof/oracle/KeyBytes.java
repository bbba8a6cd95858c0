package dev.frameproof.oracle;

import dev.frameproof.oracle.JsonRecordDecoder.NotJsonException;
import dev.frameproof.producers.workload.Value;
import java.util.Optional;

/** A key of which only the bytes are known. */
public final class KeyBytes implements RecordKey {
    private final byte[] key;

    public KeyBytes(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public byte[] bytes() {
        return key.clone();
    }

    @Override
    public Optional<Value> json() {
        try {
            return Optional.of(JsonRecordDecoder.decode(key));
        } catch (NotJsonException e) {
            return Optional.empty();
        }
    }
}
