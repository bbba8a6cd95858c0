package dev.frameproof.kafkaplugin.internal.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of a stream's key and value columns, each with a number and the type that it had last. */
public final class ColumnNames {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<byte[]> utf8 = new ArrayList<>();
    private ValueType[] lastTypes = new ValueType[64];
    private int[] lastScans = new int[64];
    private int scan;

    /** @return the number of the name, a new one when it was not met before */
    public int numberOf(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = names.size();
        names.add(name);
        utf8.add(name.getBytes(StandardCharsets.UTF_8));
        numbers.put(name, number);
        if (number == lastTypes.length) {
            lastTypes = Arrays.copyOf(lastTypes, number * 2);
            lastScans = Arrays.copyOf(lastScans, number * 2);
        }
        lastTypes[number] = ValueType.FLOAT64;
        return number;
    }

    public int size() {
        return names.size();
    }

    public String name(int column) {
        return names.get(column);
    }

    /** @return the type of the column's last value that was not null; float64 when there was none */
    public ValueType lastType(int column) {
        return lastTypes[column];
    }

    public void rememberType(int column, ValueType type) {
        lastTypes[column] = type;
    }

    /** @return a number for one pass over a record's key or value */
    public int nextScan() {
        return ++scan;
    }

    /** @return whether the column is met for the first time in that pass */
    public boolean firstIn(int thisScan, int column) {
        boolean first = lastScans[column] != thisScan;
        lastScans[column] = thisScan;
        return first;
    }

    /** Compares two columns by their names' UTF-8 bytes. */
    public int compare(int one, int other) {
        return Arrays.compareUnsigned(utf8.get(one), utf8.get(other));
    }
}
