package dev.frameproof.harness.stage;

import dev.frameproof.reports.RunResult;

/** A part of a load that is measured for itself. */
@FunctionalInterface
public interface StageWindow {
    /**
     * What was measured since the window was opened. Rows that are due and have not come count as lost.
     *
     * @return with totals, checks, latencies and throughput
     */
    RunResult measured();
}
