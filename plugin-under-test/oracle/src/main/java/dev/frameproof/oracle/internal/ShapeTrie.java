package dev.frameproof.oracle.internal;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a record's shape while its leaves are collected. Every structure that was met is a path of nodes, one a member;
 * a record of a known structure follows its path by comparing names only, without building or hashing a column name.
 */
final class ShapeTrie {
    private static final int MOST_NODES = 50_000;
    private static final int CACHED_ITEMS = 64;
    private static final String[] ITEM_NAMES = itemNames();

    private final int maxDepth;
    private final int cap;
    private Node root = new Node(null, "", Step.LEAF);
    private int nodes;
    private Node at;

    ShapeTrie(int maxDepth, int cap) {
        this.maxDepth = maxDepth;
        this.cap = cap;
    }

    private enum Step {
        LEAF,
        ENTER,
        LEAVE,
        KEY_OBJECT,
        KEY_TEXT
    }

    private static final class Node {
        final Node parent;
        final String name;
        final Step step;
        private Node usual;
        private Map<Step, Map<String, Node>> others;
        Shape shape;

        Node(Node parent, String name, Step step) {
            this.parent = parent;
            this.name = name;
            this.step = step;
        }

        Map<String, Node> others(Step next) {
            if (others == null) {
                others = new EnumMap<>(Step.class);
            }
            return others.computeIfAbsent(next, unused -> new HashMap<>());
        }
    }

    /** Starts a record whose columns are the members of an object or the items of a list. */
    void start(ExpectedRow row, Value value) {
        if (nodes > MOST_NODES) {
            root = new Node(null, "", Step.LEAF);
            nodes = 0;
        }
        at = root;
        row.leafCount = 0;
        if (value instanceof ObjectValue object) {
            members(row, object);
        } else {
            items(row, (ListValue) value);
        }
    }

    /** Starts a record that has one column. */
    void start(ExpectedRow row, String name, Value value) {
        at = root;
        row.leafCount = 0;
        member(row, name, value);
    }

    /** Adds the one column of a key that is shown as text. */
    void keyText(ExpectedRow row, Value text) {
        step("", Step.KEY_TEXT);
        row.addLeaf(text);
    }

    /** Adds the columns of a key that is shown as an object. */
    void keyObject(ExpectedRow row, ObjectValue object) {
        step("", Step.KEY_OBJECT);
        members(row, object);
    }

    /** Ends the record. */
    void finish(ExpectedRow row) {
        Shape shape = at.shape;
        if (shape == null) {
            var builder = new ShapeBuilder(maxDepth, cap);
            replay(at, builder);
            shape = builder.build();
            at.shape = shape;
        }
        row.shape = shape;
    }

    private void members(ExpectedRow row, ObjectValue object) {
        List<Member> members = object.members();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            member(row, member.name(), member.value());
        }
    }

    private void items(ExpectedRow row, ListValue list) {
        for (int i = 0; i < list.items().size(); i++) {
            member(
                    row,
                    i < CACHED_ITEMS ? ITEM_NAMES[i] : "item_" + i,
                    list.items().get(i));
        }
    }

    private void member(ExpectedRow row, String name, Value value) {
        if (value instanceof ObjectValue inner) {
            step(name, Step.ENTER);
            members(row, inner);
            step("", Step.LEAVE);
        } else {
            step(name, Step.LEAF);
            row.addLeaf(value);
        }
    }

    @SuppressWarnings("ReferenceEquality") // The same instance is the usual case and the quickest answer.
    private void step(String name, Step step) {
        Node usual = at.usual;
        if (usual != null && usual.step == step && (usual.name == name || usual.name.equals(name))) {
            at = usual;
        } else {
            at = otherStep(name, step);
        }
    }

    private Node otherStep(String name, Step step) {
        Node from = at;
        Node next = from.others(step).get(name);
        if (next == null) {
            next = new Node(from, name, step);
            from.others(step).put(name, next);
            nodes++;
        }
        from.usual = next;
        return next;
    }

    private void replay(Node node, ShapeBuilder into) {
        if (node.parent == null) {
            return;
        }
        replay(node.parent, into);
        switch (node.step) {
            case LEAF -> into.leaf(node.name);
            case ENTER -> into.enter(node.name);
            case LEAVE -> into.leave();
            case KEY_OBJECT -> into.keyObject();
            case KEY_TEXT -> into.keyText();
        }
    }

    private static String[] itemNames() {
        String[] names = new String[CACHED_ITEMS];
        for (int i = 0; i < names.length; i++) {
            names[i] = "item_" + i;
        }
        return names;
    }
}
