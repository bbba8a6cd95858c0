package dev.frameproof.frame;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A frame's structure.
 *
 * @param name the frame's name, empty when it has none
 * @param refId the query's letter, empty when it has none
 * @param metaJson the frame's meta as JSON text, empty when it has none
 */
public record Schema(String name, String refId, String metaJson, List<Field> fields) {
    public Schema {
        requireNonNull(name, "name");
        requireNonNull(refId, "refId");
        requireNonNull(metaJson, "metaJson");
        fields = List.copyOf(fields);
    }
}
