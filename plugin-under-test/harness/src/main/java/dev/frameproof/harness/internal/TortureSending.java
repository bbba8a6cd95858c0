package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.SchemaPlace;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.watch.RegistrySchemas;
import dev.frameproof.oracle.LineProtocolOptions.Precision;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SubjectStrategy;
import dev.frameproof.producers.source.Decoration;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.torture.TortureSource;
import java.util.List;
import java.util.Optional;

/** Records that break readers: their bytes are as they are, and only the query can be chosen. */
final class TortureSending implements Sendable {
    private final String name;
    private final RecordFormat format;
    private final long seed;
    private final RecordsPlan plan;

    private TortureSending(String name, RecordFormat format, long seed, RecordsPlan plan) {
        this.name = requireNonNull(name, "name");
        this.format = requireNonNull(format, "format");
        this.seed = seed;
        this.plan = requireNonNull(plan, "plan");
    }

    /** @throws IllegalArgumentException for an unknown torture, and for what it leaves no choice in */
    static TortureSending of(WorkloadPlan plan, long seed) {
        String name = plan.workload();
        RecordFormat format = TortureSource.formatOf(name);
        if (!plan.settings().isEmpty()) {
            throw new IllegalArgumentException(name + " has no settings: leave them out");
        }
        plan.records().format().filter(other -> other != format).ifPresent(other -> {
            throw new IllegalArgumentException("%s is %s: leave the format out".formatted(name, format.text()));
        });
        if (plan.records().schema().isPresent() && !format.hasSchema()) {
            throw new IllegalArgumentException(name + " is read without a schema: leave out where it is");
        }
        return new TortureSending(name, format, seed, plan.records());
    }

    @Override
    public boolean needsRegistry() {
        return plan.schema().filter(SchemaPlace.REGISTRY::equals).isPresent();
    }

    @Override
    public Sent on(String topic, Optional<SchemaRegistryClient> registry, Representation representation) {
        TortureSource torture =
                needsRegistry() ? registered(topic, registry.orElseThrow()) : TortureSource.named(name, seed);
        RecordSource source = new Decoration(plan.tombstoneEvery().orElse(0), 0, List.of()).on(torture);
        StreamQuery query = QueryChoice.of(
                topic,
                format,
                format.hasSchema() && !needsRegistry()
                        ? SchemaSource.inline(torture.schema().orElseThrow())
                        : SchemaSource.registry(),
                plan.precision().map(QueryChoice::reading).orElse(Precision.AUTO),
                plan);
        SchemaLookup schemas = needsRegistry()
                ? registry.<SchemaLookup>map(RegistrySchemas::new).orElseThrow()
                : SchemaLookup.NONE;
        return new Sent(
                source,
                query,
                positions -> new EncodedRecords(positions, source, query, schemas, representation),
                Optional.empty());
    }

    private TortureSource registered(String topic, SchemaRegistryClient registry) {
        return TortureSource.registered(
                format,
                seed,
                registry.registration(SubjectStrategy.TOPIC_NAME, topic, false),
                registry.registration(SubjectStrategy.TOPIC_NAME, topic, true));
    }
}
