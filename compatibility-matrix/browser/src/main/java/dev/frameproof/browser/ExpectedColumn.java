package dev.frameproof.browser;

import dev.frameproof.frame.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One column of what a panel must hold. A cell that is empty is null. */
final class ExpectedColumn {
    private final String name;
    private final String type;
    private final List<Cell> cells = new ArrayList<>();

    private ExpectedColumn(Field field) {
        name = field.name();
        type = field.type().browserName();
    }

    static ExpectedColumn empty(Field field, int rows) {
        ExpectedColumn column = new ExpectedColumn(field);
        column.cells.addAll(Collections.nCopies(rows, null));
        return column;
    }

    boolean isOf(Field field) {
        return name.equals(field.name()) && type.equals(field.type().browserName());
    }

    void add(Cell cell) {
        cells.add(cell);
    }

    void dropFirst(int count) {
        cells.subList(0, count).clear();
    }

    String name() {
        return name;
    }

    /** @return the browser's type: time, number, string, boolean, other or enum */
    String type() {
        return type;
    }

    /** @return the cells, null for an empty one */
    List<Cell> cells() {
        return Collections.unmodifiableList(cells);
    }
}
