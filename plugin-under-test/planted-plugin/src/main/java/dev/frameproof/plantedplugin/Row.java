package dev.frameproof.plantedplugin;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameBuilder;
import dev.frameproof.frame.FrameEquality;
import dev.frameproof.frame.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One row as a frame of its own, and the ways in which it can be falsified. */
record Row(Frame frame) {
    static Row of(Frame frame, int row) {
        FrameBuilder builder = new FrameBuilder(frame.schema());
        for (int column = 0; column < frame.columns().size(); column++) {
            builder.addFrom(column, frame.columns().get(column), row);
        }
        return new Row(builder.frame().copy());
    }

    /** @return the position of the column of that name, -1 when there is none */
    static int column(Schema schema, String name) {
        for (int i = 0; i < schema.fields().size(); i++) {
            if (schema.fields().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** @return the column after the fixed ones */
    int firstValue() {
        return column(frame.schema(), "offset") + 1;
    }

    Row withLaterTime() {
        return rebuilt(
                frame.schema(), 0, (builder, source) -> builder.addTime(0, source.longAt(0) + 1, source.nanosAt(0)));
    }

    Row withOtherValue() {
        int at = firstValue();
        while (at < frame.columns().size() && frame.columns().get(at).isNull(0)) {
            at++;
        }
        if (at == frame.columns().size()) {
            return this;
        }
        int column = at;
        FieldType type = frame.schema().fields().get(column).type();
        return rebuilt(frame.schema(), column, (builder, source) -> {
            switch (type) {
                case STRING -> builder.addText(column, otherText(source.textAt(0)));
                case BOOL -> builder.addBoolean(column, !source.booleanAt(0));
                case FLOAT32, FLOAT64 -> builder.addDouble(column, otherDouble(source.doubleAt(0)));
                default -> builder.addLong(column, source.longAt(0) ^ 1);
            }
        });
    }

    private static String otherText(String text) {
        if (text.isEmpty()) {
            return "x";
        }
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == 'x' ? 'y' : 'x');
    }

    private static double otherDouble(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value));
        return exact.add(exact.ulp()).doubleValue();
    }

    Row withOtherType() {
        List<Field> fields = new ArrayList<>(frame.schema().fields());
        for (int i = firstValue(); i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.type().browserName().equals("number")
                    && !frame.columns().get(i).isNull(0)) {
                fields.set(
                        i,
                        new Field(
                                field.name(), FieldType.STRING, field.nullable(), field.labels(), field.configJson()));
                int column = i;
                boolean whole = field.type() == FieldType.INT64;
                return rebuilt(
                        schema(fields),
                        column,
                        (builder, source) -> builder.addText(
                                column, whole ? Long.toString(source.longAt(0)) : Double.toString(source.doubleAt(0))));
            }
        }
        return this;
    }

    Row withoutLastColumn() {
        List<Field> fields = frame.schema().fields();
        FrameBuilder builder = new FrameBuilder(schema(fields.subList(0, fields.size() - 1)));
        for (int i = 0; i < fields.size() - 1; i++) {
            builder.addFrom(i, frame.columns().get(i), 0);
        }
        return new Row(builder.frame().copy());
    }

    /** @return whether the columns of keys and values are the same, whatever the row's place */
    boolean hasValuesOf(Row other) {
        Row moved = withValuesOf(other);
        return FrameEquality.equal(frame, moved.frame);
    }

    /** @return this row's time and position with another row's values */
    Row withValuesOf(Row other) {
        List<Field> fields = new ArrayList<>(frame.schema().fields().subList(0, firstValue()));
        fields.addAll(other.frame
                .schema()
                .fields()
                .subList(other.firstValue(), other.frame.columns().size()));
        FrameBuilder builder = new FrameBuilder(schema(fields));
        for (int i = 0; i < fields.size(); i++) {
            boolean own = i < firstValue();
            builder.addFrom(
                    i,
                    own ? frame.columns().get(i) : other.frame.columns().get(other.firstValue() + i - firstValue()),
                    0);
        }
        return new Row(builder.frame().copy());
    }

    private Schema schema(List<Field> fields) {
        return new Schema(
                frame.schema().name(), frame.schema().refId(), frame.schema().metaJson(), fields);
    }

    private interface Cell {
        void addTo(FrameBuilder builder, Column source);
    }

    private Row rebuilt(Schema schema, int changed, Cell cell) {
        FrameBuilder builder = new FrameBuilder(schema);
        for (int i = 0; i < frame.columns().size(); i++) {
            if (i == changed) {
                cell.addTo(builder, frame.columns().get(i));
            } else {
                builder.addFrom(i, frame.columns().get(i), 0);
            }
        }
        return new Row(builder.frame().copy());
    }
}
