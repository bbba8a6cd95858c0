package dev.frameproof.producers.shape;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers the shape of many values. Members keep their order as more values come; for one thread at a time. */
public final class ShapeBuilder {
    /** Objects and lists within each other, at most. */
    public static final int DEEPEST = 500;

    private final Node top = new Node();

    private static final class Node {
        final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        final Map<String, MemberNode> members = new LinkedHashMap<>();
        Node items;
        long objects;
    }

    private static final class MemberNode {
        final Node node = new Node();
        long seen;
        long lastObject;
    }

    /**
     * Takes one more value in. When it is refused, what lay before the refused member may have been taken in.
     *
     * @throws IllegalArgumentException for a member that an object has twice, more than {@link #DEEPEST} levels, or a
     *     number that 64 bits cannot hold; the message names the member
     */
    public void add(Value value) {
        add(top, value, "", 0);
    }

    /** @return what was seen so far */
    public Shape build() {
        return build(top);
    }

    private static void add(Node node, Value value, String path, int depth) {
        node.kinds.add(kindOf(value, path));
        if (value instanceof ObjectValue object) {
            addMembers(node, object, path, depth);
        } else if (value instanceof ListValue list) {
            checkDepth(path, depth);
            if (node.items == null) {
                node.items = new Node();
            }
            int at = 0;
            for (Value item : list.items()) {
                add(node.items, item, path + "[" + at++ + "]", depth + 1);
            }
        }
    }

    private static void addMembers(Node node, ObjectValue object, String path, int depth) {
        checkDepth(path, depth);
        long number = ++node.objects;
        for (Value.Member member : object.members()) {
            String inside = path.isEmpty() ? member.name() : path + "." + member.name();
            MemberNode known = node.members.computeIfAbsent(member.name(), any -> new MemberNode());
            if (known.lastObject == number) {
                throw new IllegalArgumentException(
                        "member '" + inside + "' is there twice in one object, and a schema has each once");
            }
            known.lastObject = number;
            known.seen++;
            add(known.node, member.value(), inside, depth + 1);
        }
    }

    private static Kind kindOf(Value value, String path) {
        if (value instanceof NumberText) {
            try {
                return Kind.of(value);
            } catch (IllegalArgumentException beyond) {
                throw new IllegalArgumentException("member '" + path + "': " + beyond.getMessage(), beyond);
            }
        }
        return Kind.of(value);
    }

    private static void checkDepth(String path, int depth) {
        if (depth >= DEEPEST) {
            throw new IllegalArgumentException(
                    "nested deeper than " + DEEPEST + " levels, below " + path.substring(0, 60) + "...");
        }
    }

    private static Shape build(Node node) {
        List<Shape.Member> members = new ArrayList<>(node.members.size());
        for (Map.Entry<String, MemberNode> member : node.members.entrySet()) {
            MemberNode known = member.getValue();
            members.add(new Shape.Member(member.getKey(), build(known.node), known.seen < node.objects));
        }
        return new Shape(node.kinds, members, Optional.ofNullable(node.items).map(ShapeBuilder::build));
    }
}
