package dev.frameproof.frame;

import dev.frameproof.frame.internal.Cells;
import dev.frameproof.frame.internal.RealCells;
import dev.frameproof.frame.internal.TextCells;
import dev.frameproof.frame.internal.TimeCells;
import dev.frameproof.frame.internal.TruthCells;
import dev.frameproof.frame.internal.WholeCells;
import java.util.List;

/**
 * Makes frames of one schema, value by value. Columns are named by their place in the schema and may be filled in any
 * order. {@link #reset()} empties them and keeps their arrays. Adding to a column of another type throws {@link
 * IllegalStateException}. Not for use by several threads at a time.
 */
public final class FrameBuilder {
    private final Schema schema;
    private final Cells[] cells;
    private final Frame frame;

    public FrameBuilder(Schema schema) {
        this.schema = schema;
        cells = schema.fields().stream().map(Cells::of).toArray(Cells[]::new);
        frame = new Frame(schema, List.of(cells));
    }

    /**
     * @param value a whole number in the range of the field's type (two's complement for {@code UINT64}) or the index
     *     of an {@code ENUM}
     * @throws IllegalArgumentException when it is not in the range
     */
    public FrameBuilder addLong(int column, long value) {
        if (!(cells[column] instanceof WholeCells wholes)) {
            throw another(column, "whole numbers");
        }
        wholes.add(value);
        return this;
    }

    /** @param nanosOfMilli the part below the millisecond, 0 to 999,999 ns */
    public FrameBuilder addTime(int column, long epochMillis, int nanosOfMilli) {
        if (!(cells[column] instanceof TimeCells times)) {
            throw another(column, "times");
        }
        times.add(epochMillis, nanosOfMilli);
        return this;
    }

    /**
     * @param value any number, NaN and infinities included
     * @throws IllegalArgumentException when the field is a {@code FLOAT32} and the value is not one
     */
    public FrameBuilder addDouble(int column, double value) {
        if (!(cells[column] instanceof RealCells reals)) {
            throw another(column, "numbers of floating point");
        }
        reals.add(value);
        return this;
    }

    public FrameBuilder addBoolean(int column, boolean value) {
        if (!(cells[column] instanceof TruthCells truths)) {
            throw another(column, "truth values");
        }
        truths.add(value);
        return this;
    }

    /** @param text a text, or the JSON text of a {@code JSON} field, which is taken as it is */
    public FrameBuilder addText(int column, String text) {
        textCells(column).add(text);
        return this;
    }

    /** Adds text given as UTF-8 bytes, which are copied. They are taken as they are. */
    public FrameBuilder addText(int column, byte[] utf8, int offset, int length) {
        textCells(column).add(utf8, offset, length);
        return this;
    }

    private TextCells textCells(int column) {
        if (!(cells[column] instanceof TextCells texts)) {
            throw another(column, "texts");
        }
        return texts;
    }

    /** @throws IllegalArgumentException when the field is not nullable */
    public FrameBuilder addNull(int column) {
        if (!cells[column].nullable()) {
            throw new IllegalArgumentException(describe(column) + " is not nullable");
        }
        cells[column].addNull();
        return this;
    }

    /** Adds a row of a column that has the same type. */
    public FrameBuilder addFrom(int column, Column source, int row) {
        if (source.isNull(row)) {
            return addNull(column);
        }
        cells[column].addFrom(source, row);
        return this;
    }

    /** @return how many values the column has */
    public int rows(int column) {
        return cells[column].rows();
    }

    /** Empties all columns. */
    public FrameBuilder reset() {
        for (Cells column : cells) {
            column.clear();
        }
        return this;
    }

    /**
     * @return the frame of what was added so far: always the same instance, which shows what is added later too
     * @throws IllegalStateException when columns have different numbers of rows
     */
    public Frame frame() {
        for (int column = 1; column < cells.length; column++) {
            if (cells[column].rows() != cells[0].rows()) {
                throw new IllegalStateException("%s has %d rows, %s has %d"
                        .formatted(describe(0), cells[0].rows(), describe(column), cells[column].rows()));
            }
        }
        return frame;
    }

    private IllegalStateException another(int column, String what) {
        return new IllegalStateException("%s is %s: it takes no %s"
                .formatted(describe(column), schema.fields().get(column).type().frameName(), what));
    }

    private String describe(int column) {
        return "field %d '%s'".formatted(column, schema.fields().get(column).name());
    }
}
