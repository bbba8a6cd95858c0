package dev.frameproof.frame;

/**
 * One difference between two frames.
 *
 * @param part what differs
 * @param fieldIndex the field's place, -1 when it is about the frame
 * @param field the field's name, empty when it has none or it is about the frame
 * @param row the row, from 0, -1 when it is not about a value
 * @param expected what was expected, as text
 * @param got what is there instead, as text
 */
public record FrameDiff(Part part, int fieldIndex, String field, int row, String expected, String got) {
    /** What of a frame differs. */
    public enum Part {
        FRAME_NAME,
        REF_ID,
        META,
        FIELD_COUNT,
        FIELD_NAME,
        FIELD_TYPE,
        NULLABLE,
        LABELS,
        CONFIG,
        ROW_COUNT,
        VALUE
    }

    @Override
    public String toString() {
        String where = fieldIndex < 0 ? "" : " of field %d '%s'".formatted(fieldIndex, field);
        return "%s%s%s: expected %s, got %s".formatted(part, where, row < 0 ? "" : " row " + row, expected, got);
    }
}
