package dev.frameproof.producers.registry;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.SchemaType;

/** A schema's language and text. */
public record SchemaText(SchemaType type, String schema) {
    public SchemaText {
        requireNonNull(type, "type");
        requireNonNull(schema, "schema");
    }
}
