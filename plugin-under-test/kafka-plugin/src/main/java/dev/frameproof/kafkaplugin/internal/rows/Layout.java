package dev.frameproof.kafkaplugin.internal.rows;

/** How the cells of records of one kind go into the columns of a structure. */
final class Layout {
    private final CellKind kind;
    private final Structure structure;
    private final int[] cells;

    /** @param cells for each column of a key or value, which cell it shows */
    Layout(CellKind kind, Structure structure, int[] cells) {
        this.kind = kind;
        this.structure = structure;
        this.cells = cells;
    }

    CellKind kind() {
        return kind;
    }

    Structure structure() {
        return structure;
    }

    int columns() {
        return cells.length;
    }

    int cell(int column) {
        return cells[column];
    }
}
