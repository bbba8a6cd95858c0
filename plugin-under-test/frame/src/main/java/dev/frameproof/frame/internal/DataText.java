package dev.frameproof.frame.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;

/** Writes a frame's data. */
public final class DataText {
    private final GoNumbers numbers = new GoNumbers();

    public void put(ByteOutput out, Frame frame) {
        boolean entities = false;
        boolean nanos = false;
        out.putAscii("{\"values\":[");
        for (int i = 0; i < frame.columns().size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            Column column = frame.columns().get(i);
            FieldType type = frame.schema().fields().get(i).type();
            putColumn(out, type, column);
            entities |= isReal(type) && anyEntity(column);
            nanos |= type == FieldType.TIME && anyNanos(column);
        }
        out.put(']');
        if (entities) {
            putEntities(out, frame);
        }
        if (nanos) {
            putNanos(out, frame);
        }
        out.put('}');
    }

    private void putColumn(ByteOutput out, FieldType type, Column column) {
        int rows = column.rows();
        out.put('[');
        for (int row = 0; row < rows; row++) {
            if (row > 0) {
                out.put(',');
            }
            if (column.isNull(row)) {
                out.putAscii("null");
            } else {
                putValue(out, type, column, row);
            }
        }
        out.put(']');
    }

    private void putValue(ByteOutput out, FieldType type, Column column, int row) {
        switch (type) {
            case UINT64 -> out.putUnsigned(column.longAt(row));
            case FLOAT32, FLOAT64 -> {
                double value = column.doubleAt(row);
                if (!Double.isFinite(value)) {
                    out.putAscii("null");
                } else if (type == FieldType.FLOAT64) {
                    numbers.put(out, value);
                } else {
                    numbers.put(out, (float) value);
                }
            }
            case BOOL -> out.putAscii(column.booleanAt(row) ? "true" : "false");
            case STRING -> putText(out, column, row);
            case JSON -> putJson(out, column, row);
            case TIME, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, ENUM -> out.putLong(column.longAt(row));
        }
    }

    private static void putText(ByteOutput out, Column column, int row) {
        if (column instanceof TextCells cells) {
            GoText.putValue(out, cells.bytes(), cells.startAt(row), cells.lengthAt(row));
        } else {
            GoText.putValue(out, column.textAt(row));
        }
    }

    private static void putJson(ByteOutput out, Column column, int row) {
        byte[] json = column instanceof TextCells ? null : column.textAt(row).getBytes(UTF_8);
        int length = json == null ? ((TextCells) column).lengthAt(row) : json.length;
        if (length == 0) {
            out.putAscii("null");
        } else if (json == null) {
            out.put(((TextCells) column).bytes(), ((TextCells) column).startAt(row), length);
        } else {
            out.put(json);
        }
    }

    private static boolean isReal(FieldType type) {
        return type == FieldType.FLOAT32 || type == FieldType.FLOAT64;
    }

    private static boolean anyEntity(Column column) {
        for (int row = 0; row < column.rows(); row++) {
            if (!Double.isFinite(column.doubleAt(row))) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyNanos(Column column) {
        if (column instanceof TimeCells cells) {
            return cells.anyNanos();
        }
        for (int row = 0; row < column.rows(); row++) {
            if (column.nanosAt(row) != 0) {
                return true;
            }
        }
        return false;
    }

    private static void putEntities(ByteOutput out, Frame frame) {
        out.putAscii(",\"entities\":");
        char separator = '[';
        for (int i = 0; i < frame.columns().size(); i++) {
            out.put(separator);
            separator = ',';
            Column column = frame.columns().get(i);
            if (isReal(frame.schema().fields().get(i).type()) && anyEntity(column)) {
                int start = out.length();
                putRows(out, start, column, "\"NaN\":[", Double.NaN);
                putRows(out, start, column, "\"Inf\":[", Double.POSITIVE_INFINITY);
                putRows(out, start, column, "\"NegInf\":[", Double.NEGATIVE_INFINITY);
                out.put('}');
            } else {
                out.putAscii("null");
            }
        }
        out.put(']');
    }

    private static void putRows(ByteOutput out, int start, Column column, String name, double entity) {
        boolean any = false;
        for (int row = 0; row < column.rows(); row++) {
            if (Double.compare(column.doubleAt(row), entity) == 0) {
                if (any) {
                    out.put(',');
                } else {
                    out.put(out.length() == start ? '{' : ',');
                    out.putAscii(name);
                    any = true;
                }
                out.putLong(row);
            }
        }
        if (any) {
            out.put(']');
        }
    }

    private static void putNanos(ByteOutput out, Frame frame) {
        out.putAscii(",\"nanos\":");
        char separator = '[';
        for (int i = 0; i < frame.columns().size(); i++) {
            out.put(separator);
            separator = ',';
            Column column = frame.columns().get(i);
            if (frame.schema().fields().get(i).type() != FieldType.TIME || !anyNanos(column)) {
                out.putAscii("null");
                continue;
            }
            out.put('[');
            for (int row = 0; row < column.rows(); row++) {
                if (row > 0) {
                    out.put(',');
                }
                out.putLong(column.nanosAt(row));
            }
            out.put(']');
        }
        out.put(']');
    }
}
