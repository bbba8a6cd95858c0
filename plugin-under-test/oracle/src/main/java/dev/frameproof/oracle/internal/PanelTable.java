package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.Schema;
import java.util.ArrayList;
import java.util.List;

/** A panel's table without its cells: which columns it has, and which of them hold values in the rows that are kept. */
public final class PanelTable {
    private final int maxLength;
    private List<Kept> columns = List.of();
    private Schema schema;
    private long pushed;
    private long dropped;

    public PanelTable(int maxLength) {
        this.maxLength = maxLength;
    }

    /** One column, by what the browser tells columns apart with. */
    private static final class Kept {
        final String name;
        final String type;
        long lastValue = -1;

        Kept(Field field) {
            name = field.name();
            type = field.type().browserName();
        }

        boolean isLike(Kept other) {
            return name.equals(other.name) && type.equals(other.type);
        }
    }

    /** @return the names of the columns that lost values because this frame has another structure */
    @SuppressWarnings("ReferenceEquality") // Readers give one instance for equal schemas, which is the quick answer.
    public List<String> push(Frame frame) {
        List<String> lost = List.of();
        if (frame.schema() != schema) {
            List<Kept> next = frame.schema().fields().stream().map(Kept::new).toList();
            schema = frame.schema();
            if (!isSame(next)) {
                lost = rebuild(next);
            }
        }
        append(frame);
        return lost;
    }

    private boolean isSame(List<Kept> next) {
        if (next.size() != columns.size()) {
            return false;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!next.get(i).isLike(columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    private List<String> rebuild(List<Kept> next) {
        List<Kept> left = new ArrayList<>(columns);
        for (Kept column : next) {
            left.stream().filter(column::isLike).findFirst().ifPresent(old -> {
                column.lastValue = old.lastValue;
                left.remove(old);
            });
        }
        columns = next;
        return left.stream()
                .filter(column -> column.lastValue >= rowsDropped())
                .map(column -> column.name)
                .toList();
    }

    private void append(Frame frame) {
        int rows = frame.rows();
        for (int i = 0; i < columns.size(); i++) {
            Column values = frame.columns().get(i);
            int row = rows - 1;
            while (row >= 0 && values.isNull(row)) {
                row--;
            }
            if (row >= 0) {
                columns.get(i).lastValue = pushed + row;
            }
        }
        boolean isFirst = rowsKept() == 0;
        pushed += rows;
        // The browser takes over a first message as it is; what is too much goes with the next one.
        if (rows > 0 && !isFirst) {
            dropped = Math.max(dropped, pushed - maxLength);
        }
    }

    /** @return how many rows went at the front because there was no room */
    public long rowsDropped() {
        return dropped;
    }

    /** @return how many rows are there */
    public long rowsKept() {
        return pushed - rowsDropped();
    }
}
