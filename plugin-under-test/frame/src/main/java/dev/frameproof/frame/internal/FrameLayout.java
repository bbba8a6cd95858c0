package dev.frameproof.frame.internal;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.Schema;
import java.util.List;

/** A schema as it was written, with the frame and the columns into which its data is read. */
public final class FrameLayout {
    private final byte[] schemaBytes;
    private final Schema schema;
    private final Cells[] cells;
    private final Frame frame;

    FrameLayout(byte[] schemaBytes, Schema schema) {
        this.schemaBytes = schemaBytes;
        this.schema = schema;
        cells = schema.fields().stream().map(Cells::of).toArray(Cells[]::new);
        frame = new Frame(schema, List.of(cells));
    }

    byte[] schemaBytes() {
        return schemaBytes;
    }

    public Frame frame() {
        return frame;
    }

    Field field(int index) {
        return schema.fields().get(index);
    }

    int width() {
        return cells.length;
    }

    Cells cells(int index) {
        return cells[index];
    }

    /** Empties all columns. */
    public void clear() {
        for (Cells column : cells) {
            column.clear();
        }
    }
}
