package dev.frameproof.kafkaplugin.internal.lines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a stream's tags, in order of first sight. */
final class TagColumns {
    private static final Set<String> FIXED =
            Set.of("Time", "_measurement", "_field", "value", "value_str", "partition", "offset", "error");

    private final int most;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Set<String> taken = new HashSet<>(FIXED);
    private byte[][] lastKeys = new byte[16][];
    private int[] lastColumns = new int[16];

    /** @param most how many tags get columns; those met later do not */
    TagColumns(int most) {
        this.most = most;
    }

    /** @return the columns' names */
    List<String> names() {
        return names;
    }

    /**
     * @param position of the tag in its line: most likely the same as last time
     * @return the column's number; negative for a tag without
     */
    int column(byte[] bytes, int from, int to, int position) {
        if (position < lastKeys.length) {
            byte[] last = lastKeys[position];
            if (last != null && Arrays.equals(last, 0, last.length, bytes, from, to)) {
                return lastColumns[position];
            }
        }
        int column = column(Escapes.name(bytes, from, to));
        if (position >= lastKeys.length) {
            lastKeys = Arrays.copyOf(lastKeys, position * 2);
            lastColumns = Arrays.copyOf(lastColumns, position * 2);
        }
        // A tag without a column may get none for ever, since columns are never given back.
        lastKeys[position] = Arrays.copyOfRange(bytes, from, to);
        lastColumns[position] = column;
        return column;
    }

    private int column(String key) {
        Integer known = columns.get(key);
        if (known != null) {
            return known;
        }
        if (names.size() >= most) {
            return -1;
        }
        String name = key;
        while (!taken.add(name)) {
            name = "tag_" + name;
        }
        columns.put(key, names.size());
        names.add(name);
        return names.size() - 1;
    }
}
