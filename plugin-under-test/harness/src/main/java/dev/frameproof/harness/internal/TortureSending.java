package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.SchemaPlace;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.LineProtocolOptions.Precision;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.source.Decoration;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.torture.TortureSource;
import java.util.List;
import java.util.Optional;

/** Records that break readers: their bytes are as they are, and only the query can be chosen. */
final class TortureSending implements Sendable {
    private final TortureSource torture;
    private final RecordsPlan plan;

    private TortureSending(TortureSource torture, RecordsPlan plan) {
        this.torture = requireNonNull(torture, "torture");
        this.plan = requireNonNull(plan, "plan");
    }

    /** @throws IllegalArgumentException for what torture leaves no choice in */
    static TortureSending of(WorkloadPlan plan, TortureSource torture) {
        if (!plan.settings().isEmpty()) {
            throw new IllegalArgumentException(torture.name() + " has no settings: leave them out");
        }
        plan.records()
                .format()
                .filter(format -> !format.text().equals(torture.format()))
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "%s is %s: leave the format out".formatted(torture.name(), torture.format()));
                });
        plan.records().schema().filter(SchemaPlace.REGISTRY::equals).ifPresent(registry -> {
            throw new IllegalArgumentException(
                    torture.name() + " has bare records and an inline schema: leave the registry out");
        });
        return new TortureSending(torture, plan.records());
    }

    @Override
    public boolean needsRegistry() {
        return false;
    }

    @Override
    public Sent on(String topic, Optional<SchemaRegistryClient> registry) {
        RecordSource source = new Decoration(plan.tombstoneEvery().orElse(0), 0, List.of()).on(torture);
        StreamQuery query = QueryChoice.of(
                topic,
                RecordFormat.parse(torture.format()),
                torture.schema().map(SchemaSource::inline).orElse(SchemaSource.registry()),
                plan.precision().map(QueryChoice::reading).orElse(Precision.AUTO),
                plan);
        return new Sent(source, query, positions -> new EncodedRecords(positions, source, query, SchemaLookup.NONE));
    }
}
