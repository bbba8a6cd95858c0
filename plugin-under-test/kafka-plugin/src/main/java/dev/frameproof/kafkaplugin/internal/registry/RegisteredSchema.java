package dev.frameproof.kafkaplugin.internal.registry;

import java.util.List;

/**
 * A schema as somebody wrote it.
 *
 * @param type AVRO, PROTOBUF or JSON
 * @param references the schemas that it uses, each after those that it uses itself
 */
public record RegisteredSchema(String type, String text, List<Reference> references) {
    public RegisteredSchema {
        references = List.copyOf(references);
    }

    /**
     * A schema by the name under which another one uses it.
     *
     * @param name for Protobuf the path that is imported
     */
    public record Reference(String name, String text) {}
}
