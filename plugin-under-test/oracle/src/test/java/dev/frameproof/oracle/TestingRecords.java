package dev.frameproof.oracle;

import dev.frameproof.producers.sink.SentLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records put at positions one by one, each known at once or only when it is acknowledged. */
final class TestingRecords implements RecordSource, SentLog {
    static final String TOPIC = "TOPIC";

    private record Position(int partition, long offset) {}

    private record Sent(ExpectedRecord record, long timestampMillis, long intendedNanos) {}

    private final int partitions;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<Position, Integer> indexes = new HashMap<>();
    private final long[] ends;
    private int lookups;
    private int lookupsBefore = -1;
    private Runnable atLookup = () -> {};

    TestingRecords(int partitions) {
        this.partitions = partitions;
        ends = new long[partitions];
    }

    /** Puts an acknowledged record at an offset. */
    void put(int partition, long offset, ExpectedRecord record, long timestampMillis, long intendedNanos) {
        indexes.put(new Position(partition, offset), sent.size());
        sent.add(new Sent(record, timestampMillis, intendedNanos));
        ends[partition] = Math.max(ends[partition], offset + 1);
    }

    /** Makes records from an offset on unknown, as if they had not been acknowledged. */
    Runnable withhold(int partition, long fromOffset) {
        Map<Position, Integer> taken = new HashMap<>();
        indexes.forEach((position, index) -> {
            if (position.partition == partition && position.offset >= fromOffset) {
                taken.put(position, index);
            }
        });
        taken.keySet().forEach(indexes::remove);
        long end = ends[partition];
        ends[partition] = fromOffset;
        return () -> {
            indexes.putAll(taken);
            ends[partition] = end;
        };
    }

    /** Lets something happen after so many more lookups of a position. */
    void afterLookups(int count, Runnable event) {
        lookupsBefore = lookups + count;
        atLookup = event;
    }

    @Override
    public SentLog positions() {
        return this;
    }

    @Override
    public ExpectedRecord recordAt(int partition, long offset, long index) {
        return sent.get((int) index).record;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public long indexAt(int partition, long offset) {
        if (lookups++ == lookupsBefore) {
            atLookup.run();
        }
        return indexes.getOrDefault(new Position(partition, offset), -1);
    }

    @Override
    public long timestampMillisAt(int partition, long offset) {
        return sent.get((int) indexAt(partition, offset)).timestampMillis;
    }

    @Override
    public long intendedNanosAt(int partition, long offset) {
        return sent.get((int) indexAt(partition, offset)).intendedNanos;
    }

    @Override
    public long endOffset(int partition) {
        return ends[partition];
    }

    @Override
    public long acknowledged() {
        return indexes.size();
    }
}
