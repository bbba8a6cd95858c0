package dev.frameproof.harness.session;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.internal.QueryChoice;
import dev.frameproof.harness.internal.Sendable;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.LineProtocolOptions.Precision;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.RecordFormat;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What goes into one topic, and how it is read.
 *
 * @param plan name, partitions, rate and records
 * @param workload what makes records; empty where all are one's own
 * @param query what reads them
 * @param schemas where schemas of one's own records are looked up
 */
record StreamFeed(WorkloadPlan plan, Optional<Sendable.Sent> workload, StreamQuery query, SchemaLookup schemas) {
    StreamFeed {
        requireNonNull(plan, "plan");
        requireNonNull(workload, "workload");
        query = query.withStart(StartPosition.earliest());
        requireNonNull(schemas, "schemas");
    }

    static StreamFeed ofOwn(WorkloadPlan plan, String topic, int partitions, SchemaLookup schemas) {
        RecordFormat format = plan.records().format().orElse(RecordFormat.JSON);
        Precision precision =
                plan.records().precision().map(QueryChoice::reading).orElse(Precision.AUTO);
        StreamQuery query = QueryChoice.of(topic, format, SchemaSource.registry(), precision, plan.records());
        var placed = new WorkloadPlan(
                plan.id(),
                plan.workload(),
                plan.settings(),
                plan.seed(),
                OptionalInt.of(partitions),
                plan.rate(),
                plan.records());
        return new StreamFeed(placed, Optional.empty(), query, schemas);
    }

    int partitions() {
        return plan.partitions().orElse(PluginSession.DEFAULT_PARTITIONS);
    }
}
