package dev.frameproof.scenarios.kafka.internal.request;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.SessionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a record is made of; what is given here goes before what a workload says. */
public record RecordSpec(
        Optional<SessionValue<String>> topic,
        Optional<SessionValue<byte[]>> key,
        Optional<SessionValue<byte[]>> value,
        List<HeaderSpec> headers,
        Optional<SessionValue<Long>> partition,
        Optional<SessionValue<Long>> timestampMillis,
        Optional<WorkloadSpec> workload) {
    private static final RecordSpec EMPTY = new RecordSpec(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public RecordSpec {
        requireNonNull(topic, "topic");
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        headers = List.copyOf(headers);
        requireNonNull(partition, "partition");
        requireNonNull(timestampMillis, "timestampMillis");
        requireNonNull(workload, "workload");
    }

    /** @return nothing but the protocol's topic: no key, no value */
    public static RecordSpec empty() {
        return EMPTY;
    }

    public RecordSpec withTopic(SessionValue<String> other) {
        return new RecordSpec(Optional.of(other), key, value, headers, partition, timestampMillis, workload);
    }

    public RecordSpec withKey(SessionValue<byte[]> other) {
        return new RecordSpec(topic, Optional.of(other), value, headers, partition, timestampMillis, workload);
    }

    public RecordSpec withValue(SessionValue<byte[]> other) {
        return new RecordSpec(topic, key, Optional.of(other), headers, partition, timestampMillis, workload);
    }

    public RecordSpec withHeader(HeaderSpec other) {
        List<HeaderSpec> all = new ArrayList<>(headers);
        all.add(other);
        return new RecordSpec(topic, key, value, all, partition, timestampMillis, workload);
    }

    public RecordSpec withPartition(SessionValue<Long> other) {
        return new RecordSpec(topic, key, value, headers, Optional.of(other), timestampMillis, workload);
    }

    public RecordSpec withTimestamp(SessionValue<Long> other) {
        return new RecordSpec(topic, key, value, headers, partition, Optional.of(other), workload);
    }

    public RecordSpec withWorkload(WorkloadSpec other) {
        return new RecordSpec(topic, key, value, headers, partition, timestampMillis, Optional.of(other));
    }
}
