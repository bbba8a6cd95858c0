package dev.frameproof.frame;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a column is.
 *
 * @param name the field's name, empty when it has none
 * @param labels the labels in the order of the wire; empty for absent and for {@code {}} alike
 * @param configJson the field's config as JSON text, empty when it has none
 */
public record Field(String name, FieldType type, boolean nullable, Map<String, String> labels, String configJson) {
    public Field {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(configJson, "configJson");
    }

    /** @return a field without labels and config */
    public static Field of(String name, FieldType type, boolean nullable) {
        return new Field(name, type, nullable, Map.of(), "");
    }
}
