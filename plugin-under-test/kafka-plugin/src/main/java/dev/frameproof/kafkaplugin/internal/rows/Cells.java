package dev.frameproof.kafkaplugin.internal.rows;

import java.util.Arrays;

/**
 * The key and value members of one record, flattened, in the order in which they were met. A cell's text is the form
 * that goes into the frame's JSON: digits, {@code true}, or what stands between a string's quotes. Texts are ranges of
 * the record's own bytes or of {@link #scratch}, so they are good until the next {@link #clear}.
 */
public final class Cells {
    private static final byte[] NOTHING = {};

    private final Utf8Buffer scratch = new Utf8Buffer(1024);
    private int size;
    private int keys;
    private int[] columns = new int[64];
    private ValueType[] types = new ValueType[64];
    private boolean[] nulls = new boolean[64];
    private byte[][] sources = new byte[64][];
    private int[] froms = new int[64];
    private int[] tos = new int[64];

    /** Forgets the record, its scratch texts too. */
    public void clear() {
        size = 0;
        keys = 0;
        scratch.clear();
    }

    /** Says that the cells so far come from the record's key. */
    public void endKeys() {
        keys = size;
    }

    /** Forgets the cells past the given number of them. */
    public void truncate(int earlierSize) {
        size = earlierSize;
    }

    /** @return where decoders put texts that do not stand in the record as they are needed */
    public Utf8Buffer scratch() {
        return scratch;
    }

    public void add(int column, ValueType type, byte[] source, int from, int to) {
        put(column, type, false, source, from, to);
    }

    /** Adds what was appended to the scratch since it had the given length. */
    public void addScratch(int column, ValueType type, int from) {
        put(column, type, false, scratch.array(), from, scratch.length());
    }

    /** Adds a null; without a type it takes the one that the column had last. */
    public void addNull(int column, ValueType typeOrNull) {
        put(column, typeOrNull, true, NOTHING, 0, 0);
    }

    public int size() {
        return size;
    }

    /** @return how many of the first cells come from the key */
    public int keys() {
        return keys;
    }

    public int column(int cell) {
        return columns[cell];
    }

    /** @return the type, or Java null for a JSON null whose type is to be found */
    public ValueType type(int cell) {
        return types[cell];
    }

    public boolean isNull(int cell) {
        return nulls[cell];
    }

    public byte[] source(int cell) {
        return sources[cell];
    }

    public int from(int cell) {
        return froms[cell];
    }

    public int to(int cell) {
        return tos[cell];
    }

    private void put(int column, ValueType type, boolean isNull, byte[] source, int from, int to) {
        if (size == columns.length) {
            grow();
        }
        columns[size] = column;
        types[size] = type;
        nulls[size] = isNull;
        sources[size] = source;
        froms[size] = from;
        tos[size] = to;
        size++;
    }

    private void grow() {
        int capacity = size * 2;
        columns = Arrays.copyOf(columns, capacity);
        types = Arrays.copyOf(types, capacity);
        nulls = Arrays.copyOf(nulls, capacity);
        sources = Arrays.copyOf(sources, capacity);
        froms = Arrays.copyOf(froms, capacity);
        tos = Arrays.copyOf(tos, capacity);
    }
}
