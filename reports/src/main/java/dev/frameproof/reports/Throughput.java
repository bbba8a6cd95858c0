package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How many a second, over the part of a run that its figures are of: from the end of the warm-up to the last row.
 *
 * @param sentPerSecond records handed to Kafka
 * @param deliveredPerSecond rows that arrived, over all viewers
 * @param verifiedPerSecond rows that were compared with what was sent, over all viewers
 * @param over how long that part was
 * @param warmUp how long the warm-up before it was; zero for none
 * @param warmUpRows rows of the warm-up that arrived: verified as all others, and left out of the latency figures
 */
public record Throughput(
        double sentPerSecond,
        double deliveredPerSecond,
        double verifiedPerSecond,
        Duration over,
        Duration warmUp,
        long warmUpRows) {
    public Throughput {
        Require.finite(sentPerSecond, "sentPerSecond");
        Require.finite(deliveredPerSecond, "deliveredPerSecond");
        Require.finite(verifiedPerSecond, "verifiedPerSecond");
        requireNonNull(over, "over");
        requireNonNull(warmUp, "warmUp");
        Require.notNegative(warmUpRows, "warmUpRows");
    }

    /** @return what is to be said of the warm-up; empty where there was none */
    public String warmUpSentence() {
        return warmUp.isZero()
                ? ""
                : "The first " + Units.duration(warmUp) + " were a warm-up: " + Units.count(warmUpRows, "row", "rows")
                        + " of it " + (warmUpRows == 1 ? "was" : "were")
                        + " verified as all others, and left out of these figures.";
    }
}
