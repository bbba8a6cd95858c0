package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunListener;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One load on several agents: gives out the tasks, watches them, and gathers what came of them. */
final class AgentLoad implements AutoCloseable {
    private static final Duration CLOCKS_WITHIN = Duration.ofSeconds(15);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private final List<AgentWatch> agents = new ArrayList<>();
    private final String runId;
    private final RunListener listener;
    private final CountDownLatch stop;
    private boolean firstRowTold;

    /** @param coordinator who gives the agents their tasks; empty to do so directly */
    AgentLoad(
            List<AgentAddress> addresses,
            Optional<AgentAddress> coordinator,
            String runId,
            RunListener listener,
            CountDownLatch stop) {
        this.runId = requireNonNull(runId, "runId");
        this.listener = requireNonNull(listener, "listener");
        this.stop = requireNonNull(stop, "stop");
        for (AgentAddress address : addresses) {
            AgentLink link =
                    coordinator.isPresent() ? new CoordinatedLink(coordinator.get(), address) : new DirectLink(address);
            agents.add(new AgentWatch(address, link));
        }
    }

    /**
     * Waits until it is known of every agent that it is there and what time it has.
     *
     * @return by how much at most the clocks of any two of them may disagree once the offsets are allowed for
     * @throws EnvironmentException when one is not there
     */
    Duration awaitClocks() throws InterruptedException {
        long deadline = System.nanoTime() + CLOCKS_WITHIN.toNanos();
        while (agents.stream().anyMatch(agent -> agent.clock().isEmpty())) {
            for (AgentWatch agent : agents) {
                if (agent.clock().isEmpty() && (agent.isSilent() || System.nanoTime() - deadline > 0)) {
                    throw new EnvironmentException(
                            new Problem(
                                    "Agent %s does not answer."
                                            .formatted(agent.address().name()),
                                    agent.silence(),
                                    "Start it there with 'frameproof agent --port %d', and see that nothing lies between."
                                            .formatted(agent.address().port())),
                            null);
                }
            }
            if (stop.await(BETWEEN_LOOKS.toMillis() / 10, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("interrupted before the start");
            }
        }
        if (onOneMachine()) {
            return Duration.ZERO;
        }
        // Two agents may each be wrong by their bound, and each begins on a whole millisecond of its own.
        Duration worst = Duration.ZERO;
        for (AgentWatch agent : agents) {
            Duration error = offset(agent).error();
            worst = error.compareTo(worst) > 0 ? error : worst;
        }
        return worst.multipliedBy(2).plusMillis(1);
    }

    private boolean onOneMachine() {
        return agents.stream().allMatch(agent -> agent.address().isLoopback())
                || agents.stream()
                                .map(agent -> agent.address().host())
                                .distinct()
                                .count()
                        == 1;
    }

    /** @return how far an agent's clock is ahead; nothing where all are on one machine and share one */
    ClockOffset offset(AgentWatch agent) {
        return onOneMachine() && agent.address().isLoopback()
                ? ClockOffset.SAME
                : agent.clock().orElse(ClockOffset.SAME);
    }

    List<AgentWatch> agents() {
        return List.copyOf(agents);
    }

    /** Gives every agent its share. */
    void begin(TaskPlanner planner, Duration lead) {
        long now = System.currentTimeMillis();
        long start = now + lead.toMillis();
        for (int number = 0; number < agents.size(); number++) {
            AgentWatch agent = agents.get(number);
            long ahead = offset(agent).ahead().toMillis();
            var times = new TaskPlanner.Times(now + ahead, start + ahead, start);
            Map<String, AgentTaskSpec> tasks = new LinkedHashMap<>();
            for (AgentTaskSpec spec :
                    planner.tasks(agent.address().name(), new IndexShare(number, agents.size()), times)) {
                tasks.put("frameproof-%s-%d-%d".formatted(runId, number, tasks.size()), spec);
            }
            agent.begin(tasks);
        }
    }

    /** Watches until all tasks have ended, in the end because one agent is gone or it was stopped. */
    void await(Duration lead, Duration planned, Duration soFar) throws InterruptedException {
        long start = System.nanoTime() + lead.toNanos();
        long stoppedAt = 0;
        long before = 0;
        while (agents.stream().anyMatch(agent -> !agent.isOver())) {
            boolean stopped = stoppedAt == 0 && stop.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            if (stoppedAt == 0 && (stopped || agents.stream().anyMatch(AgentLoad::failed))) {
                stoppedAt = System.nanoTime();
                agents.forEach(AgentWatch::stop);
            } else if (stoppedAt != 0) {
                if (System.nanoTime() - stoppedAt > ENDED_WITHIN.toNanos()) {
                    return;
                }
                new CountDownLatch(1).await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            }
            before = tell(Math.max(0, System.nanoTime() - start), planned, before, soFar);
        }
    }

    /** The load is no longer the one that was planned. */
    private static boolean failed(AgentWatch agent) {
        return (agent.isSilent() && !agent.isDone())
                || agent.states().values().stream()
                        .anyMatch(state -> state.done() && !state.error().isEmpty());
    }

    private long tell(long elapsedNanos, Duration planned, long verifiedBefore, Duration soFar) {
        List<TaskResult> results = results();
        long verified = results.stream().mapToLong(TaskResult::verified).sum();
        if (!firstRowTold && verified > 0) {
            firstRowTold = true;
            listener.firstFrame(soFar.plusNanos(elapsedNanos));
        }
        Optional<Histogram> ages = results.stream()
                .map(result -> Optional.ofNullable(result.latencies().get("total")))
                .flatMap(Optional::stream)
                .reduce(EncodedHistogram::plus)
                .map(EncodedHistogram::decode)
                .filter(all -> all.getTotalCount() > 0);
        Duration left = planned.minusNanos(elapsedNanos);
        listener.progress(new Progress(
                Duration.ofNanos(elapsedNanos),
                Optional.of(left.isNegative() ? Duration.ZERO : left),
                results.stream().mapToLong(TaskResult::sent).sum(),
                verified,
                verified,
                Math.max(0, verified - verifiedBefore) * NANOS_PER_SECOND / BETWEEN_LOOKS.toNanos(),
                ages.map(all -> micros(all.getValueAtPercentile(MEDIAN))),
                ages.map(all -> micros(all.getValueAtPercentile(TAIL))),
                results.stream().mapToLong(TaskResult::findings).sum()));
        return verified;
    }

    private static Duration micros(long value) {
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(value));
    }

    /** @return what was last heard of each task */
    List<TaskResult> results() {
        List<TaskResult> results = new ArrayList<>();
        for (AgentWatch agent : agents) {
            agent.states().values().stream()
                    .filter(state -> state.status().isObject())
                    .map(state -> TaskResult.of(state.status()))
                    .forEach(results::add);
        }
        return results;
    }

    /** @return what went wrong, agent by agent */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (AgentWatch agent : agents) {
            String name = agent.address().name();
            agent.states().forEach((task, state) -> {
                if (state.done() && !state.error().isEmpty()) {
                    problems.add(new Problem("Agent %s could not do its task.".formatted(name), state.error(), ""));
                }
            });
            if (!agent.isDone()) {
                problems.add(new Problem(
                        "Agent %s at %s no longer answers: what it sent and saw since it last did is not known."
                                .formatted(name, agent.address().address()),
                        agent.silence(),
                        "See its own output; the others were stopped, and what they saw counts."));
            }
        }
        return problems;
    }

    @Override
    public void close() {
        agents.forEach(AgentWatch::close);
    }
}
