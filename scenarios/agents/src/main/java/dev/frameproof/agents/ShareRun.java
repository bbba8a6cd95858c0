package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import dev.frameproof.agents.internal.AgentTask;
import dev.frameproof.agents.internal.LoadClock;
import dev.frameproof.agents.internal.TaskThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One share of a plan, carried out by this process alone: all that it has in common with the others is the plan. */
public final class ShareRun {
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    private final List<AgentTaskSpec> specs;
    private final List<AgentTask> running = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /**
     * @param agent what reports call this process
     * @param startAt when the load begins, the same for all shares
     * @throws dev.frameproof.harness.plan.PlanException when the plan cannot be carried out
     */
    public ShareRun(TaskPlanner planner, String agent, IndexShare share, Instant startAt) {
        long start = startAt.toEpochMilli();
        specs = requireNonNull(planner, "planner")
                .tasks(agent, share, new TaskPlanner.Times(System.currentTimeMillis(), start, start));
    }

    /** Ends it early, in order. From any thread. */
    public void stop() {
        stopped = true;
        running.forEach(AgentTask::stop);
    }

    /**
     * Does all of it.
     *
     * @param progress is told about twice a second how far it has come
     * @return one result a task; a task that could not be done says so in its own
     */
    public List<TaskResult> execute(Consumer<List<TaskResult>> progress) throws InterruptedException {
        Map<Integer, TaskResult> results = new ConcurrentSkipListMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            int number = i;
            var thread = new Thread(() -> run(number, results), "task-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                TimeUnit.MILLISECONDS.timedJoin(thread, BETWEEN_LOOKS_MILLIS);
                progress.accept(List.copyOf(results.values()));
            }
        }
        return List.copyOf(new TreeMap<>(results).values());
    }

    private void run(int number, Map<Integer, TaskResult> results) {
        AgentTaskSpec spec = specs.get(number);
        try {
            AgentTask task = spec.task();
            running.add(task);
            if (stopped) {
                task.stop();
            }
            results.put(number, task.run(result -> results.put(number, result)));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            results.put(number, TaskResult.failed(spec, LoadClock.machine(), TaskThread.words(failed)));
        }
    }
}
