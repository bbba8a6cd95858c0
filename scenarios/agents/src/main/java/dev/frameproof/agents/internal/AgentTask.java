package dev.frameproof.agents.internal;

import dev.frameproof.agents.TaskResult;
import java.util.function.Consumer;

/** One task, from its beginning to its end, on one thread. */
public interface AgentTask {
    /**
     * Does all of it.
     *
     * @param progress is told about once a second how far it has come
     * @return what came of it
     * @throws RuntimeException when it could not be done; the message is for a person
     */
    TaskResult run(Consumer<TaskResult> progress) throws InterruptedException;

    /** Ends it early, in order: {@link #run} returns with what there is. From any thread; does not wait. */
    void stop();
}
