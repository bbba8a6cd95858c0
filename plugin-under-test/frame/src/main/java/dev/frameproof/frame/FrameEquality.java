package dev.frameproof.frame;

import dev.frameproof.frame.FrameDiff.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares frames exactly: names, types, labels in any order, config and meta as text, and each value to the last bit
 * (-0.0 is not 0.0; every NaN is the same). Values are compared only where names and types agree.
 */
public final class FrameEquality {
    private static final int TEXT_LIMIT = 200;

    private final Frame expected;
    private final Frame got;
    private final int limit;
    private final List<FrameDiff> diffs = new ArrayList<>();

    private FrameEquality(Frame expected, Frame got, int limit) {
        this.expected = expected;
        this.got = got;
        this.limit = limit;
    }

    /** @return whether there is no difference */
    public static boolean equal(Frame expected, Frame got) {
        return diff(expected, got, 1).isEmpty();
    }

    /**
     * @param limit at most how many differences to find, 1 or more
     * @return the first differences: of the frame, then field by field, of each the rows in order
     */
    public static List<FrameDiff> diff(Frame expected, Frame got, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, not " + limit);
        }
        return new FrameEquality(expected, got, limit).compare();
    }

    private List<FrameDiff> compare() {
        Schema wanted = expected.schema();
        Schema found = got.schema();
        differ(Part.FRAME_NAME, -1, -1, wanted.name(), found.name());
        differ(Part.REF_ID, -1, -1, wanted.refId(), found.refId());
        differ(Part.META, -1, -1, wanted.metaJson(), found.metaJson());
        differ(Part.FIELD_COUNT, -1, -1, wanted.fields().size(), found.fields().size());
        int width = Math.min(wanted.fields().size(), found.fields().size());
        for (int i = 0; i < width && diffs.size() < limit; i++) {
            compareField(i, wanted.fields().get(i), found.fields().get(i));
        }
        return List.copyOf(diffs);
    }

    private void compareField(int index, Field wanted, Field found) {
        boolean sameName = !differ(Part.FIELD_NAME, index, -1, wanted.name(), found.name());
        boolean sameType = !differ(
                Part.FIELD_TYPE,
                index,
                -1,
                wanted.type().frameName(),
                found.type().frameName());
        differ(Part.NULLABLE, index, -1, wanted.nullable(), found.nullable());
        differ(Part.LABELS, index, -1, wanted.labels(), found.labels());
        differ(Part.CONFIG, index, -1, wanted.configJson(), found.configJson());
        Column wantedColumn = expected.columns().get(index);
        Column foundColumn = got.columns().get(index);
        differ(Part.ROW_COUNT, index, -1, wantedColumn.rows(), foundColumn.rows());
        if (!sameName || !sameType) {
            return;
        }
        int rows = Math.min(wantedColumn.rows(), foundColumn.rows());
        for (int row = 0; row < rows && diffs.size() < limit; row++) {
            if (!same(wanted.type(), wantedColumn, foundColumn, row)) {
                add(
                        Part.VALUE,
                        index,
                        row,
                        show(wanted.type(), wantedColumn, row),
                        show(found.type(), foundColumn, row));
            }
        }
    }

    private static boolean same(FieldType type, Column wanted, Column found, int row) {
        if (wanted.isNull(row) || found.isNull(row)) {
            return wanted.isNull(row) && found.isNull(row);
        }
        return switch (type) {
            case FLOAT32, FLOAT64 ->
                Double.doubleToLongBits(wanted.doubleAt(row)) == Double.doubleToLongBits(found.doubleAt(row));
            case BOOL -> wanted.booleanAt(row) == found.booleanAt(row);
            case STRING, JSON -> wanted.textAt(row).equals(found.textAt(row));
            case TIME -> wanted.longAt(row) == found.longAt(row) && wanted.nanosAt(row) == found.nanosAt(row);
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, ENUM ->
                wanted.longAt(row) == found.longAt(row);
        };
    }

    private static String show(FieldType type, Column column, int row) {
        if (column.isNull(row)) {
            return "null";
        }
        return switch (type) {
            case FLOAT32 -> Float.toString((float) column.doubleAt(row));
            case FLOAT64 -> Double.toString(column.doubleAt(row));
            case BOOL -> Boolean.toString(column.booleanAt(row));
            case STRING -> '"' + column.textAt(row) + '"';
            case JSON -> column.textAt(row);
            case TIME ->
                column.nanosAt(row) == 0
                        ? column.longAt(row) + " ms"
                        : "%d ms + %d ns".formatted(column.longAt(row), column.nanosAt(row));
            case UINT64 -> Long.toUnsignedString(column.longAt(row));
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, ENUM -> Long.toString(column.longAt(row));
        };
    }

    private boolean differ(Part part, int fieldIndex, int row, Object wanted, Object found) {
        if (wanted.equals(found)) {
            return false;
        }
        add(part, fieldIndex, row, wanted.toString(), found.toString());
        return true;
    }

    private void add(Part part, int fieldIndex, int row, String wanted, String found) {
        if (diffs.size() < limit) {
            String name = fieldIndex < 0
                    ? ""
                    : expected.schema().fields().get(fieldIndex).name();
            diffs.add(new FrameDiff(part, fieldIndex, name, row, cut(wanted), cut(found)));
        }
    }

    private static String cut(String text) {
        return text.length() <= TEXT_LIMIT ? text : text.substring(0, TEXT_LIMIT) + "...";
    }
}
