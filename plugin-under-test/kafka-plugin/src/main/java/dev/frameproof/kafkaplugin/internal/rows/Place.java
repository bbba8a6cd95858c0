package dev.frameproof.kafkaplugin.internal.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in the records of a stream: the top, a field, a map's entry. Knows its column, and those below it, so that they
 * are found without their names once they were met.
 */
public final class Place {
    private static final int UNKNOWN = -1;

    private final ColumnNames names;
    private final String path;
    private final int depth;
    private final int maxDepth;
    private int column = UNKNOWN;
    private Object owner;
    private Place[] fields;
    private Map<Object, Place[]> fieldsOfOthers;
    private Map<String, Place> entries;
    private List<Entry> lastEntries;

    /** An entry that came at its position last time. */
    private static final class Entry {
        private final byte[] name;
        private final Place place;

        Entry(byte[] name, Place place) {
            this.name = name;
            this.place = place;
        }

        boolean isNamed(byte[] other, int from, int to) {
            return Arrays.equals(name, 0, name.length, other, from, to);
        }
    }

    private Place(ColumnNames names, String path, int depth, int maxDepth) {
        this.names = names;
        this.path = path;
        this.depth = depth;
        this.maxDepth = maxDepth;
    }

    /** @param maxDepth places that deep have no column; those right below the top are 1 deep */
    public static Place top(ColumnNames names, int maxDepth) {
        return new Place(names, "", 0, maxDepth);
    }

    /** @return whether nothing below has a column */
    public boolean isLowest() {
        return depth + 1 >= maxDepth;
    }

    /** @return whether this is the top, which has fields but no name */
    public boolean isTop() {
        return depth == 0;
    }

    /** @return the column's number; a value that is the record itself has the column {@code value} */
    public int column() {
        if (column == UNKNOWN) {
            column = names.numberOf(isTop() ? "value" : path);
        }
        return column;
    }

    /**
     * @param type what has the fields, itself and no equal: another type's fields of this place are others
     * @return the place of the type's field with that index
     */
    public Place field(Object type, int index, int count, String name) {
        Place[] ofType = type == owner ? fields : fieldsOf(type, count);
        Place place = ofType[index];
        if (place == null) {
            place = below(name);
            ofType[index] = place;
        }
        return place;
    }

    /**
     * @param name UTF-8; what is not valid of it is replaced, byte by byte
     * @param position of the entry in its map: most likely that of the same entry last time
     */
    public Place entry(byte[] name, int from, int to, int position) {
        if (lastEntries == null) {
            lastEntries = new ArrayList<>();
        }
        if (position < lastEntries.size()) {
            Entry guess = lastEntries.get(position);
            if (guess.isNamed(name, from, to)) {
                return guess.place;
            }
        }
        byte[] text = Utf8.isValid(name, from, to) ? Arrays.copyOfRange(name, from, to) : Utf8.repaired(name, from, to);
        Place place = entry(new String(text, StandardCharsets.UTF_8));
        Entry met = new Entry(Arrays.copyOfRange(name, from, to), place);
        if (position < lastEntries.size()) {
            lastEntries.set(position, met);
        } else if (position == lastEntries.size()) {
            lastEntries.add(met);
        }
        return place;
    }

    /** @return the place of a map's entry or a list's item */
    public Place entry(String name) {
        if (entries == null) {
            entries = new HashMap<>();
        }
        return entries.computeIfAbsent(name, this::below);
    }

    private Place[] fieldsOf(Object type, int count) {
        if (owner == null) {
            owner = type;
            fields = new Place[count];
            return fields;
        }
        if (fieldsOfOthers == null) {
            fieldsOfOthers = new HashMap<>();
        }
        return fieldsOfOthers.computeIfAbsent(type, key -> new Place[count]);
    }

    private Place below(String name) {
        return new Place(names, path.isEmpty() ? name : path + "." + name, depth + 1, maxDepth);
    }
}
