package dev.frameproof.harness;

import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Progress;
import java.time.Duration;
import java.util.List;

/** Hears how a run goes on. Called from the run's own thread. */
public interface RunListener {
    /** The run has reached a step, told in a few words, for example {@code Kafka is up}. */
    void step(String what, Duration sinceStart);

    /**
     * The run has been judged. Once a run, also when its report could not be written; the last word but for
     * {@link #reachable} and for what did not end.
     */
    void judged(RunOutcome outcome);

    /**
     * Everything stays up; how it is reached, a line each. They may hold a password: they are for the person at the
     * terminal, never for a file.
     */
    void reachable(List<String> lines);

    /** Where the run stands; about twice a second. */
    void progress(Progress progress);

    /** Every viewer has subscribed, and nothing was sent yet; until {@link #over} others may watch along. */
    default void watching(RunningStreams streams) {
        // Most listeners have no use for it.
    }

    /** A workload of the plan is being sent from now on. */
    default void sending(SentWorkload workload) {
        // Most listeners have no use for it.
    }

    /** What was started for the run is about to be ended. */
    default void over() {
        // Most listeners hold nothing of it.
    }

    /** What has been measured so far; about twice a second. */
    default void measured(RunFigures figures) {
        // Most listeners have no use for it.
    }

    /** This machine cannot have the target: nothing was tried, and nothing of the plugin can be said. */
    default void unavailable(Problem why) {
        // A single run has failed then, which its verdict tells.
    }

    /** The first verified row has come. */
    void firstFrame(Duration sinceStart);
}
