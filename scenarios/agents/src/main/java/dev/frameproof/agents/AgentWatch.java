package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives one agent its tasks and asks again and again how they stand, on a thread of its own: one that no longer answers
 * holds nobody up.
 */
final class AgentWatch implements AutoCloseable {
    private static final long BETWEEN_QUESTIONS_MILLIS = 300;
    private static final int CLOCK_QUESTIONS = 25;
    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(15);
    private static final Duration NOBODY_THERE_AT_MOST = Duration.ofSeconds(2);

    private final AgentAddress address;
    private final AgentLink link;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, AgentTaskSpec> specs = new LinkedHashMap<>();
    private final Map<String, AgentLink.Standing> states = new LinkedHashMap<>();
    private Optional<ClockOffset> clock = Optional.empty();
    private long answeredNanos = System.nanoTime();
    private String silence = "no answer";
    private boolean nobodyThere;
    private boolean stopping;
    private Thread thread;

    AgentWatch(AgentAddress address, AgentLink link) {
        this.address = requireNonNull(address, "address");
        this.link = requireNonNull(link, "link");
        thread = thread(this::measureClock, "clock");
        thread.start();
    }

    private Thread thread(Runnable work, String name) {
        var made = new Thread(work, name + "-" + address.name());
        made.setDaemon(true);
        return made;
    }

    AgentAddress address() {
        return address;
    }

    private void measureClock() {
        var bounds = new ClockOffset.Bounds();
        for (int answers = 0; answers < CLOCK_QUESTIONS && closed.getCount() > 0; ) {
            try {
                long asked = nowNanos();
                long theirs = link.nowMs();
                bounds.add(asked, nowNanos(), theirs);
                answers++;
                answered();
            } catch (Exception silent) {
                silent(silent);
                if (isSilent() || waitedOrClosed()) {
                    return;
                }
            }
        }
        synchronized (this) {
            clock = Optional.of(bounds.offset());
        }
    }

    private static long nowNanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    }

    /** @return how far its clock is ahead; empty until that is known */
    synchronized Optional<ClockOffset> clock() {
        return clock;
    }

    /** Begins to give it these tasks, by name, and to watch them. Once, and only once the clock is known. */
    synchronized void begin(Map<String, AgentTaskSpec> tasks) {
        specs.putAll(tasks);
        answered();
        thread = thread(this::watch, "watch");
        thread.start();
    }

    private void watch() {
        Deque<String> toGive = new ArrayDeque<>(specs.keySet());
        boolean told = false;
        do {
            try {
                while (!toGive.isEmpty()) {
                    link.create(toGive.peek(), specs.get(toGive.peek()));
                    toGive.remove();
                }
                if (!told && isStopping()) {
                    for (String task : List.copyOf(specs.keySet())) {
                        link.stop(task);
                    }
                    told = true;
                }
                Map<String, AgentLink.Standing> now = link.tasks();
                synchronized (this) {
                    states.putAll(now);
                }
                answered();
            } catch (Exception silent) {
                silent(silent);
            }
        } while (!isOver() && !waitedOrClosed());
    }

    private boolean waitedOrClosed() {
        try {
            return closed.await(BETWEEN_QUESTIONS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private synchronized void answered() {
        answeredNanos = System.nanoTime();
        nobodyThere = false;
    }

    private synchronized void silent(Exception why) {
        nobodyThere = why instanceof ConnectException;
        silence = why.getMessage() == null ? why.toString() : why.getMessage();
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** Lets it end all tasks, in order. Does not wait. */
    synchronized void stop() {
        stopping = true;
    }

    /** @return whether it has not answered for so long that nothing is to be hoped of it */
    synchronized boolean isSilent() {
        Duration atMost = nobodyThere ? NOBODY_THERE_AT_MOST : SILENT_AT_MOST;
        return System.nanoTime() - answeredNanos > atMost.toNanos();
    }

    /** @return the last thing that the network said of it */
    synchronized String silence() {
        return silence;
    }

    /** @return whether all its tasks have ended */
    synchronized boolean isDone() {
        return !specs.isEmpty()
                && states.size() == specs.size()
                && states.values().stream().allMatch(AgentLink.Standing::done);
    }

    boolean isOver() {
        return isDone() || isSilent();
    }

    /** @return how its tasks stand, by name; those that have not begun are left out */
    synchronized Map<String, AgentLink.Standing> states() {
        return Map.copyOf(states);
    }

    /** Stops watching, and lets the agent forget what has ended. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(NOBODY_THERE_AT_MOST.toMillis());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return;
        }
        if (isDone()) {
            for (String task : specs.keySet()) {
                try {
                    link.forget(task);
                } catch (Exception gone) {
                    silent(gone);
                    return;
                }
            }
        }
    }
}
