package dev.frameproof.frame;

/** A column that is none of ours and knows only what the interface says. */
record TestingForeignColumn(Column cells) implements Column {
    @Override
    public int rows() {
        return cells.rows();
    }

    @Override
    public boolean isNull(int row) {
        return cells.isNull(row);
    }

    @Override
    public long longAt(int row) {
        return cells.longAt(row);
    }

    @Override
    public int nanosAt(int row) {
        return cells.nanosAt(row);
    }

    @Override
    public double doubleAt(int row) {
        return cells.doubleAt(row);
    }

    @Override
    public boolean booleanAt(int row) {
        return cells.booleanAt(row);
    }

    @Override
    public String textAt(int row) {
        return cells.textAt(row);
    }
}
