package dev.frameproof.kafkaplugin.internal.lines;

import java.util.Arrays;

/** One line's parts, as ranges of the record's bytes; used again for other lines. */
final class Line {
    /** What a field holds. */
    enum Kind {
        FLOAT,
        INTEGER,
        UNSIGNED,
        BOOLEAN,
        TEXT
    }

    int measurementFrom;
    int measurementTo;
    int tags;
    int fields;
    boolean timed;
    long timestamp;
    private int[] tagRanges = new int[16 * 4];
    private int[] fieldRanges = new int[16 * 4];
    private long[] values = new long[16];
    private Kind[] kinds = new Kind[16];

    void clear() {
        tags = 0;
        fields = 0;
        timed = false;
    }

    void addTag(int keyFrom, int keyTo, int valueFrom, int valueTo) {
        if ((tags + 1) * 4 > tagRanges.length) {
            tagRanges = Arrays.copyOf(tagRanges, tagRanges.length * 2);
        }
        set(tagRanges, tags++, keyFrom, keyTo, valueFrom, valueTo);
    }

    /** @param value an integer, the bits of a float, 0 or 1; nothing for a text, which is the range */
    void addField(int keyFrom, int keyTo, Kind kind, long value, int valueFrom, int valueTo) {
        if (fields == kinds.length) {
            fieldRanges = Arrays.copyOf(fieldRanges, fieldRanges.length * 2);
            values = Arrays.copyOf(values, fields * 2);
            kinds = Arrays.copyOf(kinds, fields * 2);
        }
        values[fields] = value;
        kinds[fields] = kind;
        set(fieldRanges, fields++, keyFrom, keyTo, valueFrom, valueTo);
    }

    int tagKeyFrom(int tag) {
        return tagRanges[tag * 4];
    }

    int tagKeyTo(int tag) {
        return tagRanges[tag * 4 + 1];
    }

    int tagFrom(int tag) {
        return tagRanges[tag * 4 + 2];
    }

    int tagTo(int tag) {
        return tagRanges[tag * 4 + 3];
    }

    int keyFrom(int field) {
        return fieldRanges[field * 4];
    }

    int keyTo(int field) {
        return fieldRanges[field * 4 + 1];
    }

    int textFrom(int field) {
        return fieldRanges[field * 4 + 2];
    }

    int textTo(int field) {
        return fieldRanges[field * 4 + 3];
    }

    Kind kind(int field) {
        return kinds[field];
    }

    long value(int field) {
        return values[field];
    }

    /** Keeps only the field, as the one with that number; the fields behind it are still there. */
    void moveField(int field, int to) {
        System.arraycopy(fieldRanges, field * 4, fieldRanges, to * 4, 4);
        values[to] = values[field];
        kinds[to] = kinds[field];
    }

    private static void set(int[] ranges, int index, int one, int two, int three, int four) {
        ranges[index * 4] = one;
        ranges[index * 4 + 1] = two;
        ranges[index * 4 + 2] = three;
        ranges[index * 4 + 3] = four;
    }
}
