package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.TimestampPrecision;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a workload's samples become records, and how those are sent. What is empty has its default.
 *
 * @param format how values are written, and read by the stream query; JSON by default
 * @param key what records are keyed by, and how the stream query shows it; by default they have the keys of their
 *     samples and none is shown
 * @param schema where the plugin finds the schema of Avro and Protobuf; in the query by default
 * @param precision what the timestamps of line protocol count; nanoseconds by default
 * @param compression none by default
 * @param tombstoneEvery the last of each so many records has no value
 * @param transactionRecords how many records each transaction has; none are sent in transactions by default
 * @param abortEvery the last of each so many transactions is aborted
 * @param interleave how many transactions are open at once; 1 by default
 */
public record RecordsPlan(
        Optional<RecordFormat> format,
        Optional<KeyFormat> key,
        Optional<SchemaPlace> schema,
        Optional<TimestampPrecision> precision,
        Optional<Compression> compression,
        OptionalInt tombstoneEvery,
        OptionalInt transactionRecords,
        OptionalInt abortEvery,
        OptionalInt interleave) {
    public RecordsPlan {
        requireNonNull(format, "format");
        requireNonNull(key, "key");
        requireNonNull(schema, "schema");
        requireNonNull(precision, "precision");
        requireNonNull(compression, "compression");
        requireNonNull(tombstoneEvery, "tombstoneEvery");
        requireNonNull(transactionRecords, "transactionRecords");
        requireNonNull(abortEvery, "abortEvery");
        requireNonNull(interleave, "interleave");
    }

    /** @return every default */
    public static RecordsPlan defaults() {
        return new RecordsPlan(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    /** @return the same in another format */
    public RecordsPlan withFormat(RecordFormat other) {
        return new RecordsPlan(
                Optional.of(other),
                key,
                schema,
                precision,
                compression,
                tombstoneEvery,
                transactionRecords,
                abortEvery,
                interleave);
    }

    /** @return the same with other keys */
    public RecordsPlan withKey(KeyFormat other) {
        return new RecordsPlan(
                format,
                Optional.of(other),
                schema,
                precision,
                compression,
                tombstoneEvery,
                transactionRecords,
                abortEvery,
                interleave);
    }

    /** @return the same in other transactions */
    public RecordsPlan withTransactions(OptionalInt records, OptionalInt abortEach, OptionalInt open) {
        return new RecordsPlan(format, key, schema, precision, compression, tombstoneEvery, records, abortEach, open);
    }

    /** @return what this says, and where it says nothing what the other one says */
    public RecordsPlan or(RecordsPlan other) {
        return new RecordsPlan(
                format.or(other::format),
                key.or(other::key),
                schema.or(other::schema),
                precision.or(other::precision),
                compression.or(other::compression),
                first(tombstoneEvery, other.tombstoneEvery),
                first(transactionRecords, other.transactionRecords),
                first(abortEvery, other.abortEvery),
                first(interleave, other.interleave));
    }

    private static OptionalInt first(OptionalInt one, OptionalInt other) {
        return one.isPresent() ? one : other;
    }
}
