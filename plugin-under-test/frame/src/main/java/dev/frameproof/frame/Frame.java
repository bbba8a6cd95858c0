package dev.frameproof.frame;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A table with typed columns: what a plugin sends and a panel draws.
 *
 * @param columns one for each field of the schema, in its order, all with the same number of rows
 */
public record Frame(Schema schema, List<Column> columns) {
    public Frame {
        requireNonNull(schema, "schema");
        columns = List.copyOf(columns);
        if (columns.size() != schema.fields().size()) {
            throw new IllegalArgumentException("schema has %d fields but there are %d columns"
                    .formatted(schema.fields().size(), columns.size()));
        }
    }

    /** @return the number of rows, 0 for a frame without columns */
    public int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).rows();
    }
}
