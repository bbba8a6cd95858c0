package dev.frameproof.harness.viewers;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.LiveTimeouts;
import java.time.Duration;
import java.util.Optional;

/**
 * How a fleet of viewers is held.
 *
 * @param eventLoops threads that read the sockets and verify what comes, 1 or more
 * @param timeouts how long connections and answers may take
 * @param lateAfter the age from which on a row is a finding; empty for never
 * @param findingsKept how many findings of a kind are kept of each viewer; all are counted
 */
public record FleetSettings(int eventLoops, LiveTimeouts timeouts, Optional<Duration> lateAfter, int findingsKept) {
    private static final int DEFAULT_FINDINGS = 20;
    private static final int LOOPS_AT_MOST = 8;

    public FleetSettings {
        requireNonNull(timeouts, "timeouts");
        requireNonNull(lateAfter, "lateAfter");
        if (eventLoops < 1 || findingsKept < 1) {
            throw new IllegalArgumentException(
                    "eventLoops and findingsKept are 1 or more, not " + eventLoops + " and " + findingsKept);
        }
    }

    /** Half of the machine's processors as event loops, 8 at most; nothing is late; 20 findings of a kind are kept. */
    public static FleetSettings standard() {
        int loops = Math.max(1, Math.min(LOOPS_AT_MOST, Runtime.getRuntime().availableProcessors() / 2));
        return new FleetSettings(loops, LiveTimeouts.standard(), Optional.empty(), DEFAULT_FINDINGS);
    }

    public FleetSettings withEventLoops(int threads) {
        return new FleetSettings(threads, timeouts, lateAfter, findingsKept);
    }

    public FleetSettings withTimeouts(LiveTimeouts other) {
        return new FleetSettings(eventLoops, other, lateAfter, findingsKept);
    }

    public FleetSettings withLateAfter(Duration age) {
        return new FleetSettings(eventLoops, timeouts, Optional.of(age), findingsKept);
    }

    public FleetSettings withFindingsKept(int ofAKind) {
        return new FleetSettings(eventLoops, timeouts, lateAfter, ofAKind);
    }
}
