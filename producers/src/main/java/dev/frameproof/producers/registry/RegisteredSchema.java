package dev.frameproof.producers.registry;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.SchemaType;

/**
 * A schema as a registry holds it under a subject.
 *
 * @param subject its subject
 * @param version its version under that subject, from 1
 * @param id its id, the same under every subject
 * @param text its language, text and references
 */
public record RegisteredSchema(String subject, int version, int id, SchemaText text) {
    public RegisteredSchema {
        requireNonNull(subject, "subject");
        requireNonNull(text, "text");
    }

    public SchemaType type() {
        return text.type();
    }

    public String schema() {
        return text.schema();
    }
}
