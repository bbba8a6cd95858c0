package dev.frameproof.scenarios.kafka.internal.request;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.source.EncodedWorkload;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.workload.Workload;
import java.util.Optional;

/**
 * Records that are made by their index.
 *
 * @param made where they are ready to be sent, whatever the format says
 * @param workload where they are not
 * @param keys empty for the usual: text where the workload has keys
 */
public record WorkloadSpec(
        Optional<RecordSource> made,
        Optional<Workload> workload,
        RecordFormat format,
        Optional<KeyFormat> keys,
        IndexSource index) {
    public WorkloadSpec {
        requireNonNull(made, "made");
        requireNonNull(workload, "workload");
        requireNonNull(format, "format");
        requireNonNull(keys, "keys");
        requireNonNull(index, "index");
    }

    public WorkloadSpec withFormat(RecordFormat other) {
        return new WorkloadSpec(made, workload, other, keys, index);
    }

    public WorkloadSpec withKeys(KeyFormat other) {
        return new WorkloadSpec(made, workload, format, Optional.of(other), index);
    }

    public WorkloadSpec withIndex(IndexSource other) {
        return new WorkloadSpec(made, workload, format, keys, other);
    }

    /**
     * @return the records
     * @throws IllegalArgumentException when the format cannot hold the workload; the message names the member
     */
    public RecordSource source(SchemaFraming framing) {
        return made.orElseGet(() -> encoded(workload.orElseThrow(), framing));
    }

    private RecordSource encoded(Workload samples, SchemaFraming framing) {
        Workload shown = samples.specimen();
        KeyFormat usual = !shown.isMeasured() && shown.sample(0).key().isPresent() ? KeyFormat.STRING : KeyFormat.NONE;
        KeyFormat chosen = keys.orElse(usual);
        return new EncodedWorkload(chosen.on(samples), chosen.encoder(), format.encoderFor(samples, framing));
    }
}
