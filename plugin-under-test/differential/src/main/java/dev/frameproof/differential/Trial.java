package dev.frameproof.differential;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.SchemaLookup.Registered;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.source.RecordSource;
import java.util.List;

/**
 * One stream to be looked at by both sides.
 *
 * @param kind {@code torture} or {@code random}
 * @param seed what all of it was made by
 * @param partitions how many the topic has
 * @param schemas what the schema registry holds for it
 * @param source what lies in the topic
 */
public record Trial(
        String kind,
        long seed,
        StreamQuery query,
        int partitions,
        Representation representation,
        List<Registered> schemas,
        RecordSource source) {
    public Trial {
        requireNonNull(kind, "kind");
        requireNonNull(query, "query");
        requireNonNull(representation, "representation");
        schemas = List.copyOf(schemas);
        requireNonNull(source, "source");
    }
}
