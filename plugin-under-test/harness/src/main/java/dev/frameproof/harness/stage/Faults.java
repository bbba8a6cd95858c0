package dev.frameproof.harness.stage;

/** What can be done to a stage while a load goes on. Each blocks until it is done. */
public interface Faults {
    /**
     * Gives a topic one partition more.
     *
     * @return how many it has now
     * @throws IllegalStateException for one of a single partition, and after a few
     */
    int addPartition(StageTopic topic);

    /** @return whether the broker is the stage's own */
    boolean canRestartBroker();

    /**
     * Kills the broker as a power cut would, and starts it again.
     *
     * @throws IllegalStateException for a broker that is not the stage's own
     */
    void restartBroker() throws InterruptedException;

    /** @return whether the plugin's process is on this machine, and started again when it dies */
    boolean canKillPlugin();

    /**
     * Waits until the plugin owes nothing of what was sent before the call, for some time at most, kills it, and returns when it runs again. What was on its way or sent meanwhile may then be missing.
     *
     * @throws IllegalStateException when it does not run again in time, or is not to be reached
     */
    void killPlugin() throws InterruptedException;
}
