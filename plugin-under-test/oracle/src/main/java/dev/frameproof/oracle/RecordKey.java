package dev.frameproof.oracle;

import dev.frameproof.producers.workload.Value;
import java.util.Optional;

/** A record's key in the forms in which a stream query can show it. */
public interface RecordKey {
    /** No key at all. */
    RecordKey NONE = new RecordKey() {
        @Override
        public byte[] bytes() {
            return new byte[0];
        }

        @Override
        public Optional<Value> json() {
            return Optional.empty();
        }
    };

    /** @return the key's bytes, not to be changed; empty when there is no key */
    byte[] bytes();

    /** @return the key read as JSON; empty when there is none or it is not JSON */
    Optional<Value> json();
}
