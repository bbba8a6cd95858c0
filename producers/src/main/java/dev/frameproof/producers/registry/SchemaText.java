package dev.frameproof.producers.registry;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.SchemaType;
import java.util.List;

/**
 * A schema's language and text.
 *
 * @param references the registered schemas that it uses
 */
public record SchemaText(SchemaType type, String schema, List<SchemaReference> references) {
    public SchemaText {
        requireNonNull(type, "type");
        requireNonNull(schema, "schema");
        references = List.copyOf(references);
    }

    /** One that uses no other. */
    public SchemaText(SchemaType type, String schema) {
        this(type, schema, List.of());
    }
}
