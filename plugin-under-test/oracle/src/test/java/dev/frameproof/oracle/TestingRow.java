package dev.frameproof.oracle;

import java.util.ArrayList;
import java.util.List;

/** One row as a plugin may send it, with the columns it then has; to be spoilt at will. */
final class TestingRow {
    /** A cell with its column. */
    record Cell(String name, String type, boolean nullable, Object value) {}

    final List<Cell> cells = new ArrayList<>();
    String frameName = "response";

    TestingRow copy() {
        var copy = new TestingRow();
        copy.cells.addAll(cells);
        copy.frameName = frameName;
        return copy;
    }

    TestingRow add(String name, String type, boolean nullable, Object value) {
        cells.add(new Cell(name, type, nullable, value));
        return this;
    }

    int indexOf(String name) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).name.equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name);
    }

    Object value(String name) {
        return cells.get(indexOf(name)).value;
    }

    TestingRow with(String name, Object value) {
        int index = indexOf(name);
        Cell old = cells.get(index);
        cells.set(index, new Cell(old.name, old.type, old.nullable, value));
        return this;
    }

    TestingRow withType(String name, String type, Object value) {
        int index = indexOf(name);
        cells.set(index, new Cell(name, type, cells.get(index).nullable, value));
        return this;
    }

    TestingRow without(String name) {
        cells.remove(indexOf(name));
        return this;
    }

    /** @return what rows of one frame have in common */
    List<List<Object>> structure() {
        List<List<Object>> structure = new ArrayList<>();
        structure.add(List.of(frameName));
        cells.forEach(cell -> structure.add(List.of(cell.name, cell.type, cell.nullable)));
        return structure;
    }
}
