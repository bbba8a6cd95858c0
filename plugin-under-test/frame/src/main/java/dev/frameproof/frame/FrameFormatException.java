package dev.frameproof.frame;

import static java.util.Objects.requireNonNull;

/**
 * Bytes that are not the frame they claim to be. The message says what is wrong and where; the accessors say the same
 * as data.
 */
public final class FrameFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What sort of fault it is. */
    public enum Fault {
        /** The bytes are not JSON: wrong grammar, or they end too early or too late. */
        INVALID_JSON,
        /** Text that is not UTF-8, an escape that does not exist, or half a surrogate pair. */
        INVALID_TEXT,
        /** The bytes are not an Arrow IPC file of one record batch. */
        INVALID_ARROW,
        /** The schema, or a member beside the values, has another shape than a frame's. */
        INVALID_SCHEMA,
        /** Data came without a schema and no schema came before it. */
        NO_SCHEMA,
        /** A value is of another type than its field announces. */
        WRONG_TYPE,
        /** A number does not fit into its field's type. */
        OUT_OF_RANGE,
        /** A null in a field that is not nullable. */
        UNEXPECTED_NULL,
        /** Fewer columns than fields. */
        MISSING_COLUMN,
        /** More columns than fields. */
        EXTRA_COLUMN,
        /** Columns with different numbers of rows. */
        UNEQUAL_LENGTHS
    }

    private final Fault fault;
    private final int position;
    private final int fieldIndex;
    private final String field;
    private final int row;
    private final String found;

    /**
     * @param position the byte, counted from the start of the frame, -1 when none is to blame
     * @param fieldIndex the field's place in the schema, -1 when none is to blame
     * @param field the field's name, empty when it has none or none is to blame
     * @param row the row, from 0, -1 when none is to blame
     * @param found what was found instead, short; empty when there is nothing to show
     * @param problem what is wrong
     */
    public FrameFormatException(
            Fault fault, int position, int fieldIndex, String field, int row, String found, String problem) {
        super(describe(position, fieldIndex, field, row, found, problem));
        this.fault = requireNonNull(fault, "fault");
        this.position = position;
        this.fieldIndex = fieldIndex;
        this.field = field;
        this.row = row;
        this.found = found;
    }

    private static String describe(int position, int fieldIndex, String field, int row, String found, String problem) {
        var text = new StringBuilder(problem);
        if (!found.isEmpty()) {
            text.append(", found ").append(found);
        }
        if (fieldIndex >= 0) {
            text.append("; field ").append(fieldIndex);
            if (!field.isEmpty()) {
                text.append(" '").append(field).append('\'');
            }
        }
        if (row >= 0) {
            text.append(", row ").append(row);
        }
        if (position >= 0) {
            text.append(", at byte ").append(position);
        }
        return text.toString();
    }

    public Fault fault() {
        return fault;
    }

    /** @return the byte, counted from the start of the frame, or -1 */
    public int position() {
        return position;
    }

    /** @return the field's place in the schema, or -1 */
    public int fieldIndex() {
        return fieldIndex;
    }

    /** @return the field's name, or empty */
    public String field() {
        return field;
    }

    /** @return the row, from 0, or -1 */
    public int row() {
        return row;
    }

    /** @return what was found instead, at most some 40 characters of it, or empty */
    public String found() {
        return found;
    }
}
