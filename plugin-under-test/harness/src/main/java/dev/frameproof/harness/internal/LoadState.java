package dev.frameproof.harness.internal;

import dev.frameproof.reports.FindingKind;
import java.util.Map;

/** Where a load stands. */
interface LoadState {
    Counts counts();

    /** Time has gone by, for states that change with it. */
    default void advance() {
        // Most are as they are found.
    }

    /** @return how many findings there are of each kind; kinds without one are left out */
    Map<FindingKind, Long> findings();

    boolean isSent();

    /** @return whether all that is due has come to all who can still get it */
    boolean caughtUp();

    /** @return whether nothing can come any more, to anybody */
    boolean hasBrokenOff();
}
