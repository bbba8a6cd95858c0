package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How one stream is verified.
 *
 * @param stream the stream's name in findings, for example {@code orders/A viewer 2}
 * @param lateAfter the age from which on a delivered row is a finding, counted from its intended send time; empty for
 *     never
 * @param holdAtMost how long a row whose position is not known waits for its acknowledgement, before it is an unknown row
 * @param heldBytesAtMost how many bytes of messages may wait so; beyond that the oldest are judged at once
 * @param findingsKept how many findings of a kind are kept; all are counted
 * @param shared what other viewers of the same channel have verified; empty for none
 * @param recorded whether the stream was recorded before, as JSON that went through a reader of JSON: then each row and
 *     field that is wrong is a finding of its own, a zero may have lost its sign, and rows that show the time of their
 *     arrival may show any time
 */
public record VerifierOptions(
        String stream,
        Optional<Duration> lateAfter,
        Duration holdAtMost,
        int heldBytesAtMost,
        int findingsKept,
        Optional<VerifiedPushes> shared,
        boolean recorded) {
    private static final Duration DEFAULT_HOLD = Duration.ofSeconds(5);
    private static final int DEFAULT_HELD_BYTES = 16 << 20;
    private static final int DEFAULT_FINDINGS = 100;

    public VerifierOptions {
        requireNonNull(stream, "stream");
        requireNonNull(lateAfter, "lateAfter");
        requireNonNull(holdAtMost, "holdAtMost");
        requireNonNull(shared, "shared");
        if (heldBytesAtMost < 0 || findingsKept < 1) {
            throw new IllegalArgumentException("heldBytesAtMost is 0 or more and findingsKept 1 or more, not "
                    + heldBytesAtMost + " and " + findingsKept);
        }
    }

    /** Nothing is late, rows wait for 5 s within 16 MiB, 100 findings of a kind are kept, nothing is shared. */
    public static VerifierOptions named(String stream) {
        return new VerifierOptions(
                stream, Optional.empty(), DEFAULT_HOLD, DEFAULT_HELD_BYTES, DEFAULT_FINDINGS, Optional.empty(), false);
    }

    public VerifierOptions withLateAfter(Duration age) {
        return new VerifierOptions(
                stream, Optional.of(age), holdAtMost, heldBytesAtMost, findingsKept, shared, recorded);
    }

    public VerifierOptions withHold(Duration atMost, int bytesAtMost) {
        return new VerifierOptions(stream, lateAfter, atMost, bytesAtMost, findingsKept, shared, recorded);
    }

    public VerifierOptions withFindingsKept(int ofAKind) {
        return new VerifierOptions(stream, lateAfter, holdAtMost, heldBytesAtMost, ofAKind, shared, recorded);
    }

    public VerifierOptions withShared(VerifiedPushes pushes) {
        return new VerifierOptions(
                stream, lateAfter, holdAtMost, heldBytesAtMost, findingsKept, Optional.of(pushes), recorded);
    }

    /** Nothing is late or shared, all findings are kept, rows of unknown records do not wait. */
    public static VerifierOptions recorded(String stream) {
        return new VerifierOptions(
                stream, Optional.empty(), Duration.ZERO, DEFAULT_HELD_BYTES, Integer.MAX_VALUE, Optional.empty(), true);
    }
}
