package dev.frameproof.harness.internal;

import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.Progress.ProcessNow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What the processes of a run use, sampled while it goes on. For one thread. */
public final class Processes {
    private final Map<Long, WatchedProcess> byPid = new LinkedHashMap<>();
    private final MachineLoad machine = new MachineLoad();
    private final Map<String, Integer> starts = new HashMap<>();
    private Optional<Path> folder = Optional.empty();

    /** @param report where log files lie, so that their growth is known of processes that are watched from now on */
    public void reportIn(Path report) {
        folder = Optional.of(report);
    }

    /**
     * Watches a process from now on; one that is watched already stays as it is.
     *
     * @param logFile relative to the report; empty for none
     */
    public void watch(String name, long pid, String logFile) {
        watch(name, pid, logFile, () -> Optional.empty());
    }

    /**
     * As the other one, for a process that may log more than its log file keeps.
     *
     * @param logBytes tells how much it has logged in all; empty where only the file tells
     */
    public void watch(String name, long pid, String logFile, Supplier<Optional<Long>> logBytes) {
        Optional<Path> file = logFile.isEmpty() ? Optional.empty() : folder.map(in -> in.resolve(logFile));
        if (byPid.containsKey(pid)) {
            return;
        }
        int started = starts.merge(name, 1, Integer::sum);
        String unique = started == 1 ? name : name + " (start " + started + ")";
        byPid.put(pid, new WatchedProcess(unique, pid, logFile, file, logBytes));
    }

    /** The load begins: what was used before does not count into what is told of the load. */
    public void begin(Duration elapsed) {
        machine.begin();
        byPid.values().forEach(watched -> watched.begin(elapsed));
    }

    /** Takes one sample of each process that is alive. */
    public void sample(Duration elapsed, TimeLine timeLine) {
        machine.sample(elapsed);
        byPid.values().forEach(watched -> watched.sample(elapsed, timeLine));
    }

    /** @return what each process that is alive used at the last sample, in the order in which they were first watched */
    public List<ProcessNow> now() {
        return byPid.values().stream()
                .map(WatchedProcess::now)
                .flatMap(Optional::stream)
                .toList();
    }

    /** @return how many cores of the machine were busy on average, whoever kept them so; empty where it does not tell */
    public OptionalDouble machineCores() {
        return machine.meanCores();
    }

    /** @return what each process used, in the order in which they were first watched */
    public List<ProcessResult> results() {
        List<ProcessResult> results = new ArrayList<>();
        byPid.values().forEach(watched -> results.add(watched.result()));
        return results;
    }
}
