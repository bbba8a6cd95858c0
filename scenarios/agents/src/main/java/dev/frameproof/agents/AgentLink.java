package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The way to one agent. Every method may fail with an exception whose message is of the network, not for people. */
interface AgentLink {
    /**
     * How a task stands.
     *
     * @param done whether it has ended
     * @param error why it ended badly; empty while it runs and where it did not
     * @param status what it last said of itself; a null node for nothing
     */
    record Standing(boolean done, String error, JsonNode status) {
        public Standing {
            // Trogdor has none, or an empty one, for what went well.
            error = error == null ? "" : error;
            requireNonNull(status, "status");
        }
    }

    /** @return what the agent's clock says, in milliseconds since the epoch */
    long nowMs() throws Exception;

    void create(String task, AgentTaskSpec spec) throws Exception;

    /** @return those of the tasks that were created by this link that have begun */
    Map<String, Standing> tasks() throws Exception;

    /** Tells a task to end; it does so in order. */
    void stop(String task) throws Exception;

    /** Lets the agent forget a task that has ended. */
    void forget(String task) throws Exception;
}
