package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.trogdor.agent.AgentClient;
import org.apache.kafka.trogdor.rest.CreateWorkerRequest;
import org.apache.kafka.trogdor.rest.DestroyWorkerRequest;
import org.apache.kafka.trogdor.rest.StopWorkerRequest;
import org.apache.kafka.trogdor.rest.WorkerDone;
import org.apache.kafka.trogdor.rest.WorkerState;

/** Asks an agent itself. */
final class DirectLink implements AgentLink {
    private final AgentClient agent;
    private final Map<String, Long> workers = new ConcurrentHashMap<>();

    DirectLink(AgentAddress address) {
        requireNonNull(address, "address");
        agent = new AgentClient.Builder()
                .maxTries(1)
                .target(address.host(), address.port())
                .build();
    }

    @Override
    public long nowMs() throws Exception {
        return agent.uptime().nowMs();
    }

    @Override
    public void create(String task, AgentTaskSpec spec) throws Exception {
        long worker = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        workers.put(task, worker);
        agent.createWorker(new CreateWorkerRequest(worker, task, spec));
    }

    @Override
    public Map<String, Standing> tasks() throws Exception {
        Map<Long, WorkerState> all = agent.status().workers();
        Map<String, Standing> ours = new HashMap<>();
        workers.forEach((task, worker) -> {
            WorkerState state = all.get(worker);
            if (state != null) {
                String error = state instanceof WorkerDone done ? done.error() : "";
                ours.put(task, new Standing(state.done(), error, state.status()));
            }
        });
        return ours;
    }

    @Override
    public void stop(String task) throws Exception {
        Long worker = workers.get(task);
        if (worker != null) {
            agent.stopWorker(new StopWorkerRequest(worker));
        }
    }

    @Override
    public void forget(String task) throws Exception {
        Long worker = workers.remove(task);
        if (worker != null) {
            agent.destroyWorker(new DestroyWorkerRequest(worker));
        }
    }
}
