package dev.frameproof.frame;

/**
 * The values of one field, row by row. Which accessors answer depends on the field's {@link FieldType}; another one
 * throws {@link IllegalStateException}. Rows count from 0; a row beyond the last throws {@link
 * IndexOutOfBoundsException}. At a null row the accessors answer 0, false or the empty text.
 */
public interface Column {
    /** @return how many rows it has */
    int rows();

    /** @return whether the row is null; always false for a column that is not nullable */
    boolean isNull(int row);

    /**
     * @return the whole number, two's complement for {@code UINT64}; milliseconds since the epoch for {@code TIME}; the
     *     index for {@code ENUM}
     */
    long longAt(int row);

    /** @return the part of a {@code TIME} below the millisecond, 0 to 999,999 ns */
    int nanosAt(int row);

    /** @return the number of a {@code FLOAT32} or {@code FLOAT64}, NaN and infinities as they are */
    double doubleAt(int row);

    /** @return the truth value of a {@code BOOL} */
    boolean booleanAt(int row);

    /** @return the text of a {@code STRING}, or the JSON text of a {@code JSON} */
    String textAt(int row);

    /** @return whether the text is exactly the expected one; false for null. Costs no allocation after a read. */
    default boolean textEquals(int row, String expected) {
        return !isNull(row) && textAt(row).equals(expected);
    }
}
