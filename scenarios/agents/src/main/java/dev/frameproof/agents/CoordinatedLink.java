package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.trogdor.coordinator.CoordinatorClient;
import org.apache.kafka.trogdor.rest.CreateTaskRequest;
import org.apache.kafka.trogdor.rest.DestroyTaskRequest;
import org.apache.kafka.trogdor.rest.StopTaskRequest;
import org.apache.kafka.trogdor.rest.TaskDone;
import org.apache.kafka.trogdor.rest.TaskPending;
import org.apache.kafka.trogdor.rest.TaskRequest;
import org.apache.kafka.trogdor.rest.TaskState;

/** Gives an agent its tasks through a coordinator, which knows the agent by its name; time is asked of the agent itself. */
final class CoordinatedLink implements AgentLink {
    private final CoordinatorClient coordinator;
    private final DirectLink agent;
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    CoordinatedLink(AgentAddress coordinator, AgentAddress agent) {
        requireNonNull(coordinator, "coordinator");
        this.coordinator = new CoordinatorClient.Builder()
                .maxTries(1)
                .target(coordinator.host(), coordinator.port())
                .build();
        this.agent = new DirectLink(agent);
    }

    @Override
    public long nowMs() throws Exception {
        return agent.nowMs();
    }

    @Override
    public void create(String task, AgentTaskSpec spec) throws Exception {
        created.add(task);
        coordinator.createTask(new CreateTaskRequest(task, spec));
    }

    /** The coordinator goes on about an agent that is gone as if it ran: whether it is there, it is asked itself. */
    @Override
    public Map<String, Standing> tasks() throws Exception {
        nowMs();
        Map<String, Standing> ours = new HashMap<>();
        for (String task : created) {
            TaskState state = coordinator.task(new TaskRequest(task));
            if (!(state instanceof TaskPending)) {
                String error = state instanceof TaskDone done ? done.error() : "";
                ours.put(task, new Standing(state instanceof TaskDone, error, state.status()));
            }
        }
        return ours;
    }

    @Override
    public void stop(String task) throws Exception {
        coordinator.stopTask(new StopTaskRequest(task));
    }

    @Override
    public void forget(String task) throws Exception {
        created.remove(task);
        coordinator.destroyTask(new DestroyTaskRequest(task));
    }
}
