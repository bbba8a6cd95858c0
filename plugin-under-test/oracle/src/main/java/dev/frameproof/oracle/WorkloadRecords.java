package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.Encoder;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Workload;
import java.util.Optional;

/** The records of a workload, sent as JSON: each is made again from its index, without looking at what was sent. */
public final class WorkloadRecords implements RecordSource {
    private final SentLog positions;
    private final Workload workload;
    private final Encoder keyEncoder;

    /** @param keyEncoder how keys were written, for stream queries that show their bytes */
    public WorkloadRecords(SentLog positions, Workload workload, Encoder keyEncoder) {
        this.positions = requireNonNull(positions, "positions");
        this.workload = requireNonNull(workload, "workload");
        this.keyEncoder = requireNonNull(keyEncoder, "keyEncoder");
    }

    @Override
    public SentLog positions() {
        return positions;
    }

    @Override
    public ExpectedRecord recordAt(int partition, long offset, long index) {
        Sample sample = workload.sample(index);
        RecordKey key = sample.key().<RecordKey>map(Key::new).orElse(RecordKey.NONE);
        return sample.isTombstone()
                ? RecordDecoding.tombstone(MessageFormat.JSON, key)
                : ExpectedRecord.good(key, sample.value());
    }

    @Override
    public boolean isAborted(int partition, long offset) {
        return positions.abortedIndexAt(partition, offset) >= 0;
    }

    private final class Key implements RecordKey {
        private final Value key;

        Key(Value key) {
            this.key = key;
        }

        @Override
        public byte[] bytes() {
            return keyEncoder.encode(key);
        }

        @Override
        public Optional<Value> json() {
            return key instanceof ObjectValue ? Optional.of(key) : new KeyBytes(bytes()).json();
        }
    }
}
