package dev.frameproof.harness.internal;

import dev.frameproof.process.ProcessUsage;
import dev.frameproof.reports.Measure;
import dev.frameproof.reports.ProcessResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the processes of a run use, sampled while it goes on. For one thread. */
public final class Processes {
    private final Map<Long, Watched> byPid = new LinkedHashMap<>();

    /**
     * Watches a process from now on; one that is watched already stays as it is.
     *
     * @param logFile relative to the report; empty for none
     */
    public void watch(String name, long pid, String logFile) {
        byPid.computeIfAbsent(pid, id -> new Watched(name, id, logFile));
    }

    /** Takes one sample of each process that is alive. */
    public void sample(Duration elapsed, TimeLine timeLine) {
        byPid.values().forEach(watched -> watched.sample(elapsed, timeLine));
    }

    /** @return what each process used, in the order in which they were first watched */
    public List<ProcessResult> results() {
        List<ProcessResult> results = new ArrayList<>();
        byPid.values().forEach(watched -> results.add(watched.result()));
        return results;
    }

    private static final class Watched {
        private final String name;
        private final long pid;
        private final String logFile;
        private Optional<ProcessUsage> last = Optional.empty();
        private Duration lastAt = Duration.ZERO;
        private long peakBytes;
        private boolean gone;

        Watched(String name, long pid, String logFile) {
            this.name = name;
            this.pid = pid;
            this.logFile = logFile;
        }

        void sample(Duration elapsed, TimeLine timeLine) {
            Optional<ProcessUsage> now = ProcessUsage.of(pid);
            gone = now.isEmpty();
            now.ifPresent(usage -> {
                peakBytes = Math.max(peakBytes, usage.peakResidentBytes().orElse(usage.residentBytes()));
                timeLine.add(Measure.MEMORY, name, elapsed, (double) usage.residentBytes());
                last.ifPresent(before -> {
                    double cores =
                            (double) usage.cpuTime().minus(before.cpuTime()).toNanos()
                                    / Math.max(1, elapsed.minus(lastAt).toNanos());
                    timeLine.add(Measure.CPU, name, elapsed, Math.max(0, cores));
                });
                last = now;
                lastAt = elapsed;
            });
        }

        ProcessResult result() {
            return new ProcessResult(
                    name,
                    pid,
                    last.map(ProcessUsage::cpuTime),
                    peakBytes > 0 ? OptionalLong.of(peakBytes) : OptionalLong.empty(),
                    logFile,
                    gone ? "gone before the end" : "stopped by the run");
        }
    }
}
