package dev.frameproof.harness.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.TimestampPrecision;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the keys of a workload that say how its samples become records; the schema has seen to their values. */
public final class RecordsPlanReader {
    private RecordsPlanReader() {}

    public static RecordsPlan read(JsonNode workload) {
        JsonNode transactions = workload.path("transactions");
        return new RecordsPlan(
                word(workload, "format", RecordFormat.class),
                word(workload, "key", KeyFormat.class),
                word(workload, "schema", SchemaPlace.class),
                word(workload, "precision", TimestampPrecision.class),
                word(workload, "compression", Compression.class),
                integer(workload, "tombstoneEvery"),
                integer(transactions, "records"),
                integer(transactions, "abortEvery"),
                integer(transactions, "interleave"));
    }

    private static <E extends Enum<E>> Optional<E> word(JsonNode node, String name, Class<E> words) {
        return node.has(name)
                ? Optional.of(Enum.valueOf(words, node.path(name).asText().toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static OptionalInt integer(JsonNode node, String name) {
        return node.has(name) ? OptionalInt.of(node.path(name).asInt()) : OptionalInt.empty();
    }
}
