package dev.frameproof.agents.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.EnvironmentException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.apache.kafka.trogdor.common.Platform;
import org.apache.kafka.trogdor.task.TaskWorker;
import org.apache.kafka.trogdor.task.WorkerStatusTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task for an agent, on a thread of its own. */
public final class TaskThread implements TaskWorker {
    private static final Logger LOG = LoggerFactory.getLogger(TaskThread.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final String id;
    private final Supplier<AgentTask> maker;
    private Optional<AgentTask> task = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    /** @param maker its exceptions say in words why the task cannot be done */
    public TaskThread(String id, Supplier<AgentTask> maker) {
        this.id = requireNonNull(id, "id");
        this.maker = requireNonNull(maker, "maker");
    }

    @Override
    public synchronized void start(Platform platform, WorkerStatusTracker status, KafkaFutureImpl<String> haltFuture) {
        AgentTask made;
        try {
            made = maker.get();
        } catch (RuntimeException refused) {
            haltFuture.complete(words(refused));
            return;
        }
        var runner = new Thread(() -> run(made, status, haltFuture), "task-" + id);
        runner.setDaemon(true);
        task = Optional.of(made);
        thread = Optional.of(runner);
        runner.start();
    }

    private void run(AgentTask made, WorkerStatusTracker status, KafkaFutureImpl<String> haltFuture) {
        try {
            status.update(made.run(result -> status.update(result.toJson())).toJson());
            haltFuture.complete("");
        } catch (InterruptedException ending) {
            haltFuture.complete("the agent was ended while the task was running");
        } catch (RuntimeException | Error failed) {
            LOG.error("Task {} failed", id, failed);
            haltFuture.complete(words(failed));
        }
    }

    /** @return what went wrong, for a person */
    public static String words(Throwable failed) {
        if (failed instanceof EnvironmentException told) {
            return told.problem().oneLine();
        }
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.toString() : message;
    }

    /** Waits until the task has ended in order, and else for it to notice that it is interrupted. */
    @Override
    public synchronized void stop(Platform platform) throws InterruptedException {
        task.ifPresent(AgentTask::stop);
        if (thread.isPresent()) {
            thread.get().join(LONGEST_END.toMillis());
            if (thread.get().isAlive()) {
                thread.get().interrupt();
            }
        }
    }
}
