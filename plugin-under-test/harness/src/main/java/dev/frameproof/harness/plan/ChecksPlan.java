package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What must hold.
 *
 * @param late a row that comes later than this after its intended send time is late
 * @param drain how long to wait, after the last record was sent, while nothing more comes
 * @param keptFindings how many findings of each kind and stream are kept word for word
 */
public record ChecksPlan(Duration late, Duration drain, int keptFindings) {
    public ChecksPlan {
        requireNonNull(late, "late");
        requireNonNull(drain, "drain");
    }

    /** @return what holds where a plan says nothing */
    public static ChecksPlan defaults() {
        return new ChecksPlan(Duration.ofSeconds(10), Duration.ofSeconds(5), 100);
    }
}
