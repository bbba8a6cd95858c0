package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.threshold.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must hold.
 *
 * @param late a row that comes later than this after its intended send time is late
 * @param drain how long to wait, after the last record was sent, while nothing more comes
 * @param keptFindings how many findings of each kind and stream are kept word for word
 * @param thresholds limits on what is measured
 */
public record ChecksPlan(Duration late, Duration drain, int keptFindings, List<Threshold> thresholds) {
    public ChecksPlan {
        requireNonNull(late, "late");
        requireNonNull(drain, "drain");
        thresholds = List.copyOf(thresholds);
    }

    /** Checks without thresholds. */
    public ChecksPlan(Duration late, Duration drain, int keptFindings) {
        this(late, drain, keptFindings, List.of());
    }

    /** @return the same with another limit for lateness */
    public ChecksPlan withLate(Duration other) {
        return new ChecksPlan(other, drain, keptFindings, thresholds);
    }

    /** @return the same with more thresholds */
    public ChecksPlan withThresholds(List<Threshold> more) {
        return new ChecksPlan(
                late,
                drain,
                keptFindings,
                Stream.concat(thresholds.stream(), more.stream()).toList());
    }

    /** @return what holds where a plan says nothing */
    public static ChecksPlan defaults() {
        return new ChecksPlan(Duration.ofSeconds(10), Duration.ofSeconds(5), 100);
    }
}
