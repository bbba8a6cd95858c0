package dev.frameproof.producers.shape;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Workload;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What values at one place look like: every kind that was seen there, and what lies inside.
 *
 * @param kinds the kinds seen, in the order of {@link Kind}; none for the items of lists that were all empty
 * @param members an object's members in the order in which they were first seen; empty without {@link Kind#OBJECT}
 * @param items what a list's items look like; empty without {@link Kind#LIST}
 */
public record Shape(Set<Kind> kinds, List<Member> members, Optional<Shape> items) {
    /** How many samples {@link #of(Workload)} looks at. */
    public static final int SAMPLES = 1_000;

    /**
     * One member of an object.
     *
     * @param optional whether some object came without it
     */
    public record Member(String name, Shape shape, boolean optional) {
        public Member {
            requireNonNull(name, "name");
            requireNonNull(shape, "shape");
        }

        /** @return whether there may be nothing there: absent or null */
        public boolean mayLack() {
            return optional || shape.has(Kind.NULL);
        }
    }

    public Shape {
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        members = List.copyOf(members);
        requireNonNull(items, "items");
    }

    /**
     * @return the shape of that one value
     * @throws IllegalArgumentException for a member that an object has twice, more than {@link ShapeBuilder#DEEPEST}
     *     levels, or a number that 64 bits cannot hold; the message names the member
     */
    public static Shape of(Value value) {
        ShapeBuilder builder = new ShapeBuilder();
        builder.add(value);
        return builder.build();
    }

    /** @return the shape of the workload's first {@link #SAMPLES} samples; of its first one where it measures */
    public static Shape of(Workload workload) {
        return of(workload, SAMPLES).build();
    }

    /**
     * @param samples how many samples to look at, from index 0; more where the workload asks for more
     * @return a builder that holds their shape and can take more
     * @throws IllegalArgumentException as {@link #of(Value)} does
     */
    public static ShapeBuilder of(Workload workload, int samples) {
        ShapeBuilder builder = new ShapeBuilder();
        Workload shown = workload.specimen();
        int count = shown.isMeasured() ? 1 : Math.max(samples, shown.tellingSamples());
        for (int i = 0; i < count; i++) {
            Sample sample = shown.sample(i);
            if (!sample.isTombstone()) {
                builder.add(sample.value());
            }
        }
        return builder;
    }

    public boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    /** @return the kinds without {@link Kind#NULL} */
    public Set<Kind> kindsOfValues() {
        EnumSet<Kind> rest = EnumSet.noneOf(Kind.class);
        rest.addAll(kinds);
        rest.remove(Kind.NULL);
        return rest;
    }
}
