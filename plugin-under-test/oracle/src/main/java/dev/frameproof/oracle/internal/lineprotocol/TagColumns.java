package dev.frameproof.oracle.internal.lineprotocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of tags: one a key, in the order in which the stream first showed them; they stay. A key that has the name
 * of a fixed column, or of a tag before it, gets {@code tag_} in front until it is free.
 */
public final class TagColumns {
    private static final Set<String> FIXED =
            Set.of("Time", "_measurement", "_field", "value", "value_str", "partition", "offset", "error");
    private static final String PREFIX = "tag_";

    private final int cap;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>(FIXED);

    /** @param cap how many there are at most */
    public TagColumns(int cap) {
        this.cap = cap;
    }

    /** @return another with the same columns so far */
    public TagColumns copy() {
        var copy = new TagColumns(cap);
        copy.columns.putAll(columns);
        copy.used.addAll(used);
        return copy;
    }

    /** Shows the tags of a record. */
    public void show(List<LineRow> rows) {
        rows.forEach(row -> row.tags().keySet().forEach(this::show));
    }

    private void show(String key) {
        if (columns.containsKey(key) || columns.size() >= cap) {
            return;
        }
        String column = key;
        while (!used.add(column)) {
            column = PREFIX + column;
        }
        columns.put(key, column);
    }

    /** @return the columns' names, in order */
    public List<String> names() {
        return List.copyOf(columns.values());
    }

    /** @return the column of each key */
    public Map<String, String> byKey() {
        return columns;
    }

    /**
     * Takes over what a frame shows, where it may have been shown to the plugin by records that did not come.
     *
     * @param names the frame's columns of tags
     * @param possible keys that other records have
     * @return whether the frame keeps the columns so far, in their order, and adds only such
     */
    public boolean adopt(List<String> names, Set<String> possible) {
        List<String> before = names();
        if (names.size() <= before.size() || !names.subList(0, before.size()).equals(before)) {
            return false;
        }
        List<String> added = new ArrayList<>();
        for (String name : names.subList(before.size(), names.size())) {
            String key = name;
            while (!possible.contains(key)) {
                if (!key.startsWith(PREFIX)) {
                    return false;
                }
                key = key.substring(PREFIX.length());
            }
            added.add(key);
        }
        added.forEach(this::show);
        return names().equals(names);
    }
}
