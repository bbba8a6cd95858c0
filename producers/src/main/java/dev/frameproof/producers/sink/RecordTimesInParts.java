package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The times of records that are sent in several parts, each with a start and a pacing of its own. One is asked only for
 * records of parts that have begun.
 */
public final class RecordTimesInParts implements RecordTimes {
    private final AtomicReference<List<Part>> parts = new AtomicReference<>(List.of());

    private record Part(long firstIndex, TimeAxis axis) {
        Part {
            requireNonNull(axis, "axis");
        }
    }

    /**
     * A part begins, which lasts until the next one's first record. Begun again, it replaces what was.
     *
     * @param firstIndex its first record
     * @param axis the part's time: its record 0 is the one of {@code firstIndex}
     */
    public void begin(long firstIndex, TimeAxis axis) {
        parts.updateAndGet(known -> {
            List<Part> all = new ArrayList<>(known);
            all.removeIf(part -> part.firstIndex == firstIndex);
            all.add(new Part(firstIndex, axis));
            all.sort(Comparator.comparingLong(Part::firstIndex));
            return List.copyOf(all);
        });
    }

    @Override
    public long timestampMillis(long index) {
        Part part = part(index);
        return part.axis.timestampMillis(index - part.firstIndex);
    }

    @Override
    public long intendedNanos(long index) {
        Part part = part(index);
        return part.axis.intendedNanos(index - part.firstIndex);
    }

    /** Nearly always the last, or one close to it. */
    private Part part(long index) {
        List<Part> known = parts.get();
        for (int i = known.size() - 1; i >= 0; i--) {
            if (index >= known.get(i).firstIndex) {
                return known.get(i);
            }
        }
        throw new IllegalArgumentException("record " + index + " is of no part that has begun");
    }
}
