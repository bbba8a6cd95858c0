package dev.frameproof.harness.internal;

import dev.frameproof.harness.RunFolder;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Verdict;

/** The steps of one run, each to be called once, in order: prepare, start, load, judge. */
public interface Session {
    /**
     * Finds what is wrong with the plan before anything is started.
     *
     * @throws dev.frameproof.harness.plan.PlanException for a plan that cannot be carried out
     */
    void prepare();

    /** Starts what the load needs; it is ended with the resources. */
    void start(RunFolder folder, Resources resources) throws InterruptedException;

    /** Sends, and watches what comes, to the end or until told to stop. */
    void load();

    /** Judges what came against what was sent. */
    RunResult judge();

    /** @return the result of a run that did not come to sending */
    RunResult failed(Verdict verdict);

    /** Leaves everything up until the run is told to stop. */
    void keep();

    /** Something that was started did not end. */
    void leftOver(String what);
}
