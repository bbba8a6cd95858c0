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

    /** @return the same frame with columns of its own, for keeping one whose reader or builder goes on */
    public Frame copy() {
        var copy = new FrameBuilder(schema);
        int rows = rows();
        for (int column = 0; column < columns.size(); column++) {
            for (int row = 0; row < rows; row++) {
                copy.addFrom(column, columns.get(column), row);
            }
        }
        return copy.frame();
    }
}
