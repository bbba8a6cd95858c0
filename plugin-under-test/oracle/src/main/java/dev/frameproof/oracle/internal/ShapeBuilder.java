package dev.frameproof.oracle.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Works out the columns of one structure, told as the walk over a record meets its members. */
final class ShapeBuilder {
    private static final String KEY_PREFIX = "key";

    private final int maxDepth;
    private final int cap;
    private final Level value = new Level(null);
    private final Level key = new Level(null);
    private boolean hasKeyObject;
    private int keyLeaf = -1;
    private Level current = value;
    private int leaves;

    ShapeBuilder(int maxDepth, int cap) {
        this.maxDepth = maxDepth;
        this.cap = cap;
    }

    /** The members of one object; of equal names the last counts. */
    private static final class Level {
        final Level parent;
        final Map<String, Object> members = new LinkedHashMap<>();

        Level(Level parent) {
            this.parent = parent;
        }
    }

    void leaf(String name) {
        current.members.put(name, leaves++);
    }

    void enter(String name) {
        Level inner = new Level(current);
        current.members.put(name, inner);
        current = inner;
    }

    void leave() {
        current = current.parent;
    }

    /** From here on members are the key's. */
    void keyObject() {
        hasKeyObject = true;
        current = key;
    }

    void keyText() {
        keyLeaf = leaves++;
    }

    Shape build() {
        Map<String, List<Integer>> valueColumns = new TreeMap<>(Utf8Order.INSTANCE);
        flatten("", value, 0, valueColumns);
        Map<String, List<Integer>> keyColumns = new TreeMap<>(Utf8Order.INSTANCE);
        if (hasKeyObject) {
            flatten(KEY_PREFIX, key, 0, keyColumns);
        } else if (keyLeaf >= 0) {
            keyColumns.put(KEY_PREFIX, List.of(keyLeaf));
        }
        // A value's column that is past the cap is none, and beats none.
        valueColumns.keySet().stream().limit(cap).forEach(keyColumns::remove);
        List<String> names = new ArrayList<>(keyColumns.keySet());
        names.addAll(valueColumns.keySet());
        List<int[]> sources = new ArrayList<>();
        keyColumns.values().forEach(column -> sources.add(toArray(column)));
        valueColumns.values().forEach(column -> sources.add(toArray(column)));
        return new Shape(names, keyColumns.size(), sources, cap);
    }

    private void flatten(String prefix, Level level, int depth, Map<String, List<Integer>> columns) {
        if (depth + 1 >= maxDepth) {
            return;
        }
        for (Map.Entry<String, Object> member : level.members.entrySet()) {
            String own = WholeText.of(member.getKey());
            String name = prefix.isEmpty() ? own : prefix + "." + own;
            if (member.getValue() instanceof Level inner) {
                flatten(name, inner, depth + 1, columns);
            } else if (!name.isEmpty()) {
                columns.computeIfAbsent(name, unused -> new ArrayList<>(1)).add((Integer) member.getValue());
            }
        }
    }

    private static int[] toArray(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
