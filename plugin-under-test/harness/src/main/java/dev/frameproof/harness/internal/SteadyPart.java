package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Throughput;
import java.time.Duration;
import java.util.Optional;

/** The part of a load from the end of its warm-up to the last row, as samples show it. For one thread. */
final class SteadyPart {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Duration warmUp;
    private Moment from = new Moment(Duration.ZERO, Counts.NONE);
    private Optional<Moment> to = Optional.empty();

    private record Moment(Duration at, Counts counts) {}

    SteadyPart(Duration warmUp) {
        this.warmUp = requireNonNull(warmUp, "warmUp");
    }

    /** A sample taken during the warm-up moves the beginning, any other one the end, while anything changes. */
    void add(Duration elapsed, Counts counts) {
        Moment now = new Moment(elapsed, counts);
        if (elapsed.compareTo(warmUp) <= 0) {
            from = now;
        } else if (to.isEmpty() || !to.get().counts().equals(counts)) {
            to = Optional.of(now);
        }
    }

    /** @param warmUpRows how many rows of the warm-up were left out of the latencies */
    Optional<Throughput> throughput(long warmUpRows) {
        return to.map(end -> {
            Duration over = end.at().minus(from.at());
            double seconds = Math.max(1, over.toNanos()) / NANOS_PER_SECOND;
            return new Throughput(
                    (end.counts().sent() - from.counts().sent()) / seconds,
                    (end.counts().delivered() - from.counts().delivered()) / seconds,
                    (end.counts().verified() - from.counts().verified()) / seconds,
                    over,
                    warmUp,
                    warmUpRows);
        });
    }
}
