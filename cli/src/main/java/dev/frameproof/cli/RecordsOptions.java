package dev.frameproof.cli;

import dev.frameproof.harness.plan.Compression;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.SchemaPlace;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.TimestampPrecision;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The flags of {@code frameproof run} that say how samples become records, of all workloads alike. */
final class RecordsOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "json (default; plaintext where records are bare texts), avro, protobuf, lineprotocol, plaintext or csv;"
                            + " the stream query reads it so, csv as plaintext.")
    private RecordFormat format;

    @Option(
            names = "--key",
            paramLabel = "none|string|json|base64",
            description =
                    "What records are keyed by, and how the stream query shows it. Default: the samples' keys, not"
                            + " shown.")
    private KeyFormat key;

    @Option(
            names = "--schema",
            paramLabel = "inline|registry",
            description =
                    "Where the plugin finds the schema of avro and protobuf: in the query (default), or in a schema"
                            + " registry, that of --schema-registry or one that the run starts.")
    private SchemaPlace schema;

    @Option(
            names = "--precision",
            paramLabel = "ns|us|ms|s|none",
            description = "Line protocol: what timestamps count. Default: ns.")
    private TimestampPrecision precision;

    @Option(
            names = "--compression",
            paramLabel = "none|gzip|snappy|lz4|zstd",
            description = "How the producer packs its batches. Default: none.")
    private Compression compression;

    @Option(names = "--tombstone-every", paramLabel = "N", description = "Every Nth record has no value.")
    private Integer tombstoneEvery;

    @Option(
            names = "--transactions",
            paramLabel = "N",
            description = "Send in transactions of N records; live measurements stay outside of them.")
    private Integer transactions;

    @Option(names = "--abort-every", paramLabel = "N", description = "Abort every Nth transaction.")
    private Integer abortEvery;

    @Option(names = "--interleave", paramLabel = "N", description = "Transactions open at once. Default: 1.")
    private Integer interleave;

    /** @return that workload with what these flags say of it */
    WorkloadPlan on(WorkloadPlan workload) {
        RecordsPlan given = given();
        boolean live = "live".equals(workload.settings().get("mode"));
        RecordsPlan meant =
                live ? given.withTransactions(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()) : given;
        return workload.withRecords(meant.or(workload.records()));
    }

    private RecordsPlan given() {
        return new RecordsPlan(
                Optional.ofNullable(format),
                Optional.ofNullable(key),
                Optional.ofNullable(schema),
                Optional.ofNullable(precision),
                Optional.ofNullable(compression),
                atLeastOne("--tombstone-every", tombstoneEvery),
                atLeastOne("--transactions", transactions),
                atLeastOne("--abort-every", abortEvery),
                atLeastOne("--interleave", interleave));
    }

    private static OptionalInt atLeastOne(String flag, Integer value) {
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value < 1) {
            throw new PlanException("%s: %d is below 1, the least".formatted(flag, value));
        }
        return OptionalInt.of(value);
    }
}
