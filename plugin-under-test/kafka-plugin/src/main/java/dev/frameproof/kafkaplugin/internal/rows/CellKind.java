package dev.frameproof.kafkaplugin.internal.rows;

import java.util.Arrays;

/** The columns and types of a record's cells, as look-ups compare them: a code each, those of the key first. */
final class CellKind {
    private final int keys;
    private final int[] codes;

    /** @param codes not copied, so never to be changed */
    CellKind(int keys, int[] codes) {
        this.keys = keys;
        this.codes = codes;
    }

    static int code(int column, ValueType type) {
        return column * ValueType.COUNT + type.code();
    }

    int keys() {
        return keys;
    }

    int size() {
        return codes.length;
    }

    int code(int cell) {
        return codes[cell];
    }

    int column(int cell) {
        return codes[cell] / ValueType.COUNT;
    }

    ValueType type(int cell) {
        return ValueType.ofCode(codes[cell] % ValueType.COUNT);
    }

    boolean matches(int otherKeys, int[] otherCodes, int count) {
        return keys == otherKeys && Arrays.equals(codes, 0, codes.length, otherCodes, 0, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellKind kind && keys == kind.keys && Arrays.equals(codes, kind.codes);
    }

    @Override
    public int hashCode() {
        return 31 * keys + Arrays.hashCode(codes);
    }
}
