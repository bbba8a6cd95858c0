package dev.frameproof.browser;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameJsonReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What a panel's buffer must hold after messages, cell by cell, worked out from the messages alone: rows in order of
 * arrival, the last ones when there is no more room, and of each column what came since its name and browser type are
 * there. Not safe for use by several threads.
 */
final class ExpectedPanel {
    private final int maxLength;
    private final FrameJsonReader reader = new FrameJsonReader();
    private final List<Integer> refused = new ArrayList<>();
    private List<ExpectedColumn> columns = new ArrayList<>();
    private int rows;
    private int messages;

    ExpectedPanel(int maxLength) {
        this.maxLength = maxLength;
    }

    /** Pushes the data of one Live push; what is no frame is refused and changes nothing. */
    void push(byte[] message) {
        try {
            push(reader.read(message, 0, message.length));
        } catch (FrameFormatException e) {
            refused.add(messages);
        }
        messages++;
    }

    private void push(Frame frame) {
        List<Field> fields = frame.schema().fields();
        if (!isSame(fields)) {
            rebuild(fields);
        }
        for (int i = 0; i < columns.size(); i++) {
            Column values = frame.columns().get(i);
            for (int row = 0; row < frame.rows(); row++) {
                columns.get(i)
                        .add(values.isNull(row) ? null : Cell.of(fields.get(i).type(), values, row));
            }
        }
        boolean isFirst = rows == 0;
        rows += frame.rows();
        // The browser takes over a first message as it is; what is too much goes with the next one.
        int surplus = isFirst || frame.rows() == 0 ? 0 : Math.max(0, rows - maxLength);
        columns.forEach(column -> column.dropFirst(surplus));
        rows -= surplus;
    }

    private boolean isSame(List<Field> fields) {
        if (fields.size() != columns.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!columns.get(i).isOf(fields.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void rebuild(List<Field> fields) {
        List<ExpectedColumn> left = new ArrayList<>(columns);
        List<ExpectedColumn> next = new ArrayList<>();
        for (Field field : fields) {
            ExpectedColumn kept = left.stream()
                    .filter(column -> column.isOf(field))
                    .findFirst()
                    .orElseGet(() -> ExpectedColumn.empty(field, rows));
            left.remove(kept);
            next.add(kept);
        }
        columns = next;
    }

    /** @return the columns as they are now */
    List<ExpectedColumn> columns() {
        return List.copyOf(columns);
    }

    /** @return how many rows are kept */
    int rows() {
        return rows;
    }

    /** @return which messages, from 0 on, are no frames */
    List<Integer> refused() {
        return List.copyOf(refused);
    }
}
