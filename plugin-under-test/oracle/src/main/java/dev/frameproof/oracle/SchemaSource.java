package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where a plugin finds the schema that records were written with.
 *
 * @param inline whether the query carries it; otherwise the schema registry of the data source has it
 * @param schema the schema's text; empty for the registry
 */
public record SchemaSource(boolean inline, String schema) {
    public SchemaSource {
        requireNonNull(schema, "schema");
        if (!inline && !schema.isEmpty()) {
            throw new IllegalArgumentException("a schema in the query is an inline schema");
        }
    }

    /** The schema registry of the data source. */
    public static SchemaSource registry() {
        return new SchemaSource(false, "");
    }

    /** A schema that the query carries. */
    public static SchemaSource inline(String schema) {
        return new SchemaSource(true, schema);
    }

    void writeTo(ObjectNode json, String format) {
        json.put(format + "SchemaSource", inline ? "inlineSchema" : "schemaRegistry");
        if (inline) {
            json.put(format + "Schema", schema);
        }
    }
}
