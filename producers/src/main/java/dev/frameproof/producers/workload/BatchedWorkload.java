package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.workload.Value.ListValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Several samples a record, as a list at the top: record n holds samples n * size to n * size + size - 1, and the key of
 * the first. In line protocol these are several lines. Tombstones have no place in a list and are left out; a record of
 * nothing else is one itself.
 *
 * @param size how many samples a record, 1 to 10000
 */
public record BatchedWorkload(Workload workload, int size) implements Workload {
    public BatchedWorkload {
        requireNonNull(workload, "workload");
        Ranges.check("samples a record", size, 1, 10_000);
    }

    @Override
    public String name() {
        return workload.name();
    }

    @Override
    public Sample sample(long index) {
        long first = Math.multiplyExact(index, size);
        Sample sample = workload.sample(first);
        List<Value> values = new ArrayList<>(size);
        addValue(sample, values);
        for (int i = 1; i < size; i++) {
            addValue(workload.sample(first + i), values);
        }
        return values.isEmpty() ? sample : new Sample(sample.key(), new ListValue(values));
    }

    /** @return that of the first */
    @Override
    public long partitionKey(long index) {
        return workload.partitionKey(Math.multiplyExact(index, size));
    }

    private static void addValue(Sample sample, List<Value> values) {
        if (!sample.isTombstone()) {
            values.add(sample.value());
        }
    }

    @Override
    public Set<String> tags() {
        return workload.tags();
    }

    @Override
    public boolean isMeasured() {
        return workload.isMeasured();
    }

    @Override
    public Workload specimen() {
        return workload.specimen() == workload ? this : new BatchedWorkload(workload.specimen(), size);
    }

    @Override
    public Optional<Duration> interval() {
        return workload.interval();
    }

    /** @return when the last sample of each record is due */
    @Override
    public Optional<Pacing> timing() {
        return workload.timing().map(each -> Pacing.interleaved(each, size - 1, size));
    }

    @Override
    public int tellingSamples() {
        return (workload.tellingSamples() - 1) / size + 1;
    }
}
