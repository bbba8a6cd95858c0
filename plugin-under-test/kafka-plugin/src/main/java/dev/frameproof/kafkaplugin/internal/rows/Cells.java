package dev.frameproof.kafkaplugin.internal.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The key and value members of one record, flattened, in the order in which they were met. A cell's text is the form
 * that goes into the frame's JSON: digits, {@code true}, or what stands between a string's quotes. Texts are ranges of
 * the record's own bytes or of {@link #scratch}, so they are good until the next {@link #clear}. Binary formats add their
 * numbers as {@link #bits} instead, to be written once, into the frame.
 */
public final class Cells {
    private static final byte[] NOTHING = {};
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final Utf8Buffer scratch = new Utf8Buffer(1024);
    private int size;
    private int keys;
    private int[] columns = new int[64];
    private ValueType[] types = new ValueType[64];
    private boolean[] nulls = new boolean[64];
    private long[] bits = new long[64];
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

    public void addLong(int column, long number) {
        addBits(column, ValueType.INT64, number);
    }

    /** @param number its 64 bits */
    public void addUnsigned(int column, long number) {
        addBits(column, ValueType.UINT64, number);
    }

    public void addDouble(int column, double number) {
        addBits(column, ValueType.FLOAT64, Double.doubleToRawLongBits(number));
    }

    public void addBoolean(int column, boolean truth) {
        byte[] text = truth ? TRUE : FALSE;
        add(column, ValueType.BOOL, text, 0, text.length);
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

    /** @return the array with the cell's text, or Java null for a number that is {@link #bits} */
    public byte[] source(int cell) {
        return sources[cell];
    }

    /** @return an int64, a uint64, or the bits of a float64 */
    public long bits(int cell) {
        return bits[cell];
    }

    public int from(int cell) {
        return froms[cell];
    }

    public int to(int cell) {
        return tos[cell];
    }

    private void addBits(int column, ValueType type, long value) {
        put(column, type, false, null, 0, 0);
        bits[size - 1] = value;
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
        bits = Arrays.copyOf(bits, capacity);
        sources = Arrays.copyOf(sources, capacity);
        froms = Arrays.copyOf(froms, capacity);
        tos = Arrays.copyOf(tos, capacity);
    }
}
