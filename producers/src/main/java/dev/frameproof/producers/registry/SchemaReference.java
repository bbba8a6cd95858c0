package dev.frameproof.producers.registry;

import static java.util.Objects.requireNonNull;

/**
 * Another schema of the registry that one uses.
 *
 * @param name how it is used: for Avro the full name of a type, for Protobuf the path that is imported
 * @param subject where it is registered
 * @param version its version there, from 1
 */
public record SchemaReference(String name, String subject, int version) {
    public SchemaReference {
        requireNonNull(name, "name");
        requireNonNull(subject, "subject");
    }
}
