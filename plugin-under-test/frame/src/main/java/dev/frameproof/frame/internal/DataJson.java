package dev.frameproof.frame.internal;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameFormatException.Fault;

/** Reads a frame's data into the columns of a layout. */
public final class DataJson {
    private final JsonInput in;
    private int[] starts = {};

    public DataJson(JsonInput in) {
        this.in = in;
    }

    /** @throws FrameFormatException naming field and row where there is one */
    public void read(FrameLayout layout) {
        layout.clear();
        int values = -1;
        int entities = -1;
        int nanos = -1;
        if (in.enterObject()) {
            do {
                int nameAt = in.position();
                String name = in.memberName();
                switch (name) {
                    case "values" -> {
                        requireFirst(values, nameAt, name);
                        values = in.position();
                        readValues(layout);
                    }
                    case "entities" -> {
                        requireFirst(entities, nameAt, name);
                        entities = in.position();
                        JsonSkip.value(in);
                    }
                    case "nanos" -> {
                        requireFirst(nanos, nameAt, name);
                        nanos = in.position();
                        JsonSkip.value(in);
                    }
                    default -> JsonSkip.value(in);
                }
            } while (in.nextMember());
        }
        int end = in.position();
        if (entities >= 0) {
            in.moveTo(entities);
            readEntities(layout);
        }
        if (nanos >= 0) {
            in.moveTo(nanos);
            readNanos(layout);
        }
        checkNulls(layout);
        in.moveTo(end);
    }

    private void requireFirst(int before, int nameAt, String name) {
        if (before >= 0) {
            throw in.fault(Fault.INVALID_SCHEMA, nameAt, "member '" + name + "' comes twice");
        }
    }

    private void readValues(FrameLayout layout) {
        int width = layout.width();
        if (starts.length < width) {
            starts = new int[width];
        }
        int start = in.position();
        int column = 0;
        if (!in.skipNull() && in.enterArray()) {
            do {
                if (column == width) {
                    throw in.fault(Fault.EXTRA_COLUMN, in.position(), "more columns than the " + width + " fields");
                }
                starts[column] = in.position();
                readColumn(layout, column++);
            } while (in.nextElement());
        }
        if (column < width) {
            JsonFault fault =
                    in.fault(Fault.MISSING_COLUMN, start, "%d columns for %d fields".formatted(column, width));
            throw fault.at(column, layout.field(column).name(), -1);
        }
    }

    private void readColumn(FrameLayout layout, int column) {
        Cells cells = layout.cells(column);
        int start = in.position();
        try {
            cells.read(in);
        } catch (JsonFault fault) {
            throw fault.at(column, layout.field(column).name(), in.bytes[start] == '[' ? cells.rows() : -1);
        }
        int rows = layout.cells(0).rows();
        if (cells.rows() != rows) {
            Field field = layout.field(column);
            throw in.fault(
                            Fault.UNEQUAL_LENGTHS,
                            start,
                            "%d rows where the first column has %d".formatted(cells.rows(), rows))
                    .at(column, field.name(), -1);
        }
    }

    private void readEntities(FrameLayout layout) {
        int column = 0;
        if (in.skipNull() || !in.enterArray()) {
            return;
        }
        do {
            requireColumn(layout, column, "entities");
            try {
                readEntity(layout.cells(column));
            } catch (JsonFault fault) {
                throw fault.at(column, layout.field(column).name(), -1);
            }
            column++;
        } while (in.nextElement());
    }

    private void readEntity(Cells cells) {
        if (in.skipNull() || !in.enterObject()) {
            return;
        }
        do {
            switch (in.memberName()) {
                case "NaN" -> replace(cells, Double.NaN);
                case "Inf" -> replace(cells, Double.POSITIVE_INFINITY);
                case "NegInf" -> replace(cells, Double.NEGATIVE_INFINITY);
                default -> JsonSkip.value(in);
            }
        } while (in.nextMember());
    }

    private void replace(Cells cells, double value) {
        if (in.skipNull() || !in.enterArray()) {
            return;
        }
        do {
            int start = in.position();
            if (!(cells instanceof RealCells reals)) {
                throw in.fault(Fault.WRONG_TYPE, start, "only floating point has " + value);
            }
            long row = JsonWholes.readWhole(in, 0, Integer.MAX_VALUE);
            if (row >= cells.rows()) {
                throw in.fault(Fault.OUT_OF_RANGE, start, "%s at row %d of %d".formatted(value, row, cells.rows()));
            }
            reals.replace((int) row, value);
        } while (in.nextElement());
    }

    private void readNanos(FrameLayout layout) {
        int column = 0;
        if (in.skipNull() || !in.enterArray()) {
            return;
        }
        do {
            requireColumn(layout, column, "nanos");
            try {
                if (in.skipNull()) {
                    continue;
                }
                if (layout.cells(column) instanceof TimeCells times) {
                    times.readNanos(in);
                } else {
                    throw in.wrongValue("no nanoseconds for a field that is no time");
                }
            } catch (JsonFault fault) {
                throw fault.at(column, layout.field(column).name(), -1);
            } finally {
                column++;
            }
        } while (in.nextElement());
    }

    private void requireColumn(FrameLayout layout, int column, String member) {
        if (column == layout.width()) {
            throw in.fault(Fault.EXTRA_COLUMN, in.position(), "more " + member + " than fields");
        }
    }

    private void checkNulls(FrameLayout layout) {
        for (int column = 0; column < layout.width(); column++) {
            Cells cells = layout.cells(column);
            if (cells.nullCount() == 0 || cells.nullable() || !(cells instanceof RealCells)) {
                continue;
            }
            int row = 0;
            in.moveTo(starts[column]);
            in.enterArray();
            while (!cells.isNull(row)) {
                JsonSkip.value(in);
                in.nextElement();
                row++;
            }
            throw in.wrongValue(Fault.UNEXPECTED_NULL, "the field is not nullable")
                    .at(column, layout.field(column).name(), row);
        }
    }
}
