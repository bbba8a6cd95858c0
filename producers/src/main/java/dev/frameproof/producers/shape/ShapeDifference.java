package dev.frameproof.producers.shape;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds, after the fact, why a value does not fit a shape. */
public final class ShapeDifference {
    private ShapeDifference() {}

    /** @return the first place that does not fit, in words; empty when there is none */
    public static Optional<String> between(Shape shape, Value value) {
        return Optional.ofNullable(difference(shape, value, "", 0));
    }

    private static String difference(Shape shape, Value value, String path, int depth) {
        String place = path.isEmpty() ? "the value" : "member '" + path + "'";
        if (depth > ShapeBuilder.DEEPEST) {
            return place.substring(0, 60) + "... lies deeper than " + ShapeBuilder.DEEPEST + " levels";
        }
        Kind kind;
        try {
            kind = Kind.of(value);
        } catch (IllegalArgumentException beyond) {
            return place + ": " + beyond.getMessage();
        }
        if (!shape.has(kind)) {
            return place + " is " + kind.words() + ", where the schema has " + words(shape);
        }
        if (value instanceof ObjectValue object) {
            return membersDifference(shape.members(), object, path, depth);
        }
        if (value instanceof ListValue list) {
            int at = 0;
            for (Value item : list.items()) {
                String inside = difference(shape.items().orElseThrow(), item, path + "[" + at++ + "]", depth + 1);
                if (inside != null) {
                    return inside;
                }
            }
        }
        return null;
    }

    private static String membersDifference(List<Shape.Member> known, ObjectValue object, String path, int depth) {
        Set<String> there = new HashSet<>();
        for (Value.Member member : object.members()) {
            String inside = path.isEmpty() ? member.name() : path + "." + member.name();
            if (!there.add(member.name())) {
                return "member '" + inside + "' is there twice in one object, and a schema has each once";
            }
            Optional<Shape.Member> wanted =
                    known.stream().filter(k -> k.name().equals(member.name())).findFirst();
            if (wanted.isEmpty()) {
                return "member '" + inside + "' is not in the schema";
            }
            String deeper = difference(wanted.get().shape(), member.value(), inside, depth + 1);
            if (deeper != null) {
                return deeper;
            }
        }
        return known.stream()
                .filter(k -> !k.mayLack() && !there.contains(k.name()))
                .map(k -> "member '" + (path.isEmpty() ? "" : path + ".") + k.name()
                        + "' is not there, and the schema has no value for that")
                .findFirst()
                .orElse(null);
    }

    private static String words(Shape shape) {
        return shape.kinds().isEmpty()
                ? "nothing"
                : shape.kinds().stream().map(Kind::words).collect(Collectors.joining(" or "));
    }
}
