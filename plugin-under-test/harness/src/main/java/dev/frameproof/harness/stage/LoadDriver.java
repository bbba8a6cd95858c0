package dev.frameproof.harness.stage;

/** Sends the records of a run and moves its viewers. */
public interface LoadDriver {
    /**
     * Drives the load to its end: sends, says when sending begins and is over, and lets viewers leave when
     * {@link Stage#over()} is done. On a thread of its own.
     *
     * @throws RuntimeException when it cannot; the run has then failed
     */
    void drive(Stage stage) throws InterruptedException;

    /** Ends it early. From any thread. */
    void stop();
}
