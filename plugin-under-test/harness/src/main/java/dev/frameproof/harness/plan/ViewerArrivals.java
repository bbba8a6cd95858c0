package dev.frameproof.harness.plan;

import java.util.List;

/**
 * How viewers come.
 *
 * @param closed whether steps say how many are there at once, a new one coming for each that leaves; else they say how
 *     many come, whoever is there
 * @param steps one after the other, at least one
 */
public record ViewerArrivals(boolean closed, List<ArrivalStep> steps) {
    public ViewerArrivals {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("there is no step of arrivals");
        }
    }

    /**
     * @param texts as {@link ArrivalStep} reads them
     * @throws IllegalArgumentException for a step that is none, or none of this model
     */
    public static ViewerArrivals parse(boolean closed, List<String> texts) {
        return new ViewerArrivals(
                closed,
                texts.stream()
                        .map(text -> closed ? ArrivalStep.closed(text) : ArrivalStep.open(text))
                        .toList());
    }
}
