package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.stage.Faults;
import dev.frameproof.harness.stage.StageTopic;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.producers.sink.TopicAdmin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Does to the surroundings of a run what faults tests do. */
final class StageFaults implements Faults {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final Surroundings surroundings;
    private final List<ViewerFleet> fleets;
    private volatile boolean killed;

    StageFaults(Surroundings surroundings, List<ViewerFleet> fleets) {
        this.surroundings = requireNonNull(surroundings, "surroundings");
        this.fleets = List.copyOf(fleets);
    }

    /** @return whether the plugin died of this */
    boolean killedPlugin() {
        return killed;
    }

    @Override
    public int addPartition(StageTopic topic) {
        if (topic.partitions().get() >= topic.log().positions().partitions()) {
            throw new IllegalStateException("topic %s has %d partitions and can get no more: begin with two"
                    .formatted(topic.name(), topic.partitions().get()));
        }
        var kafka = surroundings.stack().kafka();
        try (var admin = new TopicAdmin(kafka.bootstrapServers(), kafka.clientProperties())) {
            int more = topic.partitions().get() + 1;
            admin.grow(topic.name(), more, WITHIN);
            topic.partitions().set(more);
            return more;
        }
    }

    @Override
    public boolean canRestartBroker() {
        return surroundings.stack().broker().isPresent();
    }

    @Override
    public void restartBroker() throws InterruptedException {
        surroundings
                .stack()
                .broker()
                .orElseThrow(() -> new IllegalStateException(
                        "only a broker that was started for the run can be restarted: leave --kafka out"))
                .restart();
    }

    @Override
    public boolean canKillPlugin() {
        return !plugins().isEmpty() && surroundings.stack().target().embedded();
    }

    private Map<String, Long> plugins() {
        return surroundings.stack().target().processes().entrySet().stream()
                .filter(process -> surroundings.isPlugin(process.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the plugin owes from before, above all after a broker's death, would else be lost by this one. */
    private void awaitWhatIsOwed() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + WITHIN.toNanos();
        for (ViewerFleet fleet : fleets) {
            long owed = fleet.due();
            while (fleet.verified() < owed && !fleet.caughtUp() && System.nanoTime() - deadlineNanos < 0) {
                look("the rows that the plugin owes");
            }
        }
    }

    @Override
    public void killPlugin() throws InterruptedException {
        awaitWhatIsOwed();
        Map.Entry<String, Long> plugin = plugins().entrySet().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the plugin's process is not on this machine"));
        killed = true;
        long killedNanos = System.nanoTime();
        ProcessHandle.of(plugin.getValue()).ifPresent(ProcessHandle::destroyForcibly);
        awaitAnother(plugin, killedNanos + WITHIN.toNanos());
        fleets.forEach(fleet -> fleet.pluginRestarted(killedNanos));
    }

    private void awaitAnother(Map.Entry<String, Long> plugin, long deadlineNanos) throws InterruptedException {
        GrafanaTarget target = surroundings.stack().target();
        while (true) {
            Optional<Long> now = Optional.ofNullable(target.processes().get(plugin.getKey()))
                    .filter(pid -> !pid.equals(plugin.getValue()));
            if (now.isPresent()) {
                return;
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new IllegalStateException("the plugin %s, once killed, did not run again within %d s"
                        .formatted(plugin.getKey(), WITHIN.toSeconds()));
            }
            look("the plugin " + plugin.getKey());
        }
    }

    private void look(String waitingFor) throws InterruptedException {
        LockSupport.parkNanos(this, LOOK.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for " + waitingFor);
        }
    }
}
