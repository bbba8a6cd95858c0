package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Processes.RunningProcess;
import dev.frameproof.producers.workload.Value.Member;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The processes of this machine that took most of its cores since the look before (at the first look: since they began),
 * in the members of {@link Processes}: rank after rank, then a new look. Looked at once in two seconds at most, as it
 * costs; asked sooner it tells of the same ones again.
 */
final class ProcessesLive implements LiveSource {
    /** The shortest time between two looks. */
    static final Duration INTERVAL = Duration.ofSeconds(2);

    private final ProcessList processes;
    private final int top;
    private final LongSupplier nanoClock;
    private List<RunningProcess> ranked = List.of();
    private long lookedAtNanos;
    private int next;

    /** Something on which processes run. */
    interface ProcessList {
        String hostName();

        /** @return all that run now, in any order, at least one; their load since the call before */
        List<RunningProcess> running();
    }

    ProcessesLive(ProcessList processes, int top, LongSupplier nanoClock) {
        this.processes = requireNonNull(processes, "processes");
        this.top = top;
        this.nanoClock = requireNonNull(nanoClock, "nanoClock");
    }

    /** @return the processes of the machine that this runs on, by OSHI */
    static ProcessesLive ofThisMachine(int top) {
        return new ProcessesLive(new OwnProcesses(), top, System::nanoTime);
    }

    @Override
    public Sample measure() {
        long now = nanoClock.getAsLong();
        if (next == ranked.size()) {
            next = 0;
            if (ranked.isEmpty() || now - lookedAtNanos >= INTERVAL.toNanos()) {
                lookedAtNanos = now;
                ranked = processes.running().stream()
                        .sorted(Comparator.comparingDouble(RunningProcess::cpuPercent)
                                .reversed()
                                .thenComparing(RunningProcess::pid))
                        .limit(top)
                        .toList();
            }
        }
        Member host = HostFigures.host(processes.hostName());
        RunningProcess process = ranked.get(next);
        next++;
        return process.sample(Optional.of(host.value()), host, next);
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(INTERVAL.dividedBy(top));
    }
}
