package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.process.GarbageCollection;
import dev.frameproof.process.ProcessUsage;
import dev.frameproof.reports.Measure;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.Progress.ProcessNow;
import dev.frameproof.reports.ResourceUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** One process of a run and what it uses, from {@link #begin} on. For one thread. */
final class WatchedProcess {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;

    private final String name;
    private final long pid;
    private final String logName;
    private final Optional<Path> log;
    private final Supplier<Optional<Long>> told;
    private Optional<GarbageCollection> collection = Optional.empty();
    private Optional<Reading> first = Optional.empty();
    private Optional<Reading> last = Optional.empty();
    private double cores;
    private double peakCores;
    private long peakBytes;
    private double residentByteSeconds;
    private int peakThreads;
    private boolean gone;

    /** All that is read of a process at one moment; counters count from its start. */
    private record Reading(Duration at, ProcessUsage usage, Optional<Duration> paused, OptionalLong logBytes) {}

    /** @param told how much it has logged in all; empty where only the log file tells */
    WatchedProcess(String name, long pid, String logName, Optional<Path> log, Supplier<Optional<Long>> told) {
        this.name = requireNonNull(name, "name");
        this.pid = pid;
        this.logName = requireNonNull(logName, "logName");
        this.log = requireNonNull(log, "log");
        this.told = requireNonNull(told, "told");
    }

    void begin(Duration elapsed) {
        collection = GarbageCollection.of(pid);
        last = read(elapsed);
        first = last;
    }

    void sample(Duration elapsed, TimeLine timeLine) {
        Optional<Reading> now = read(elapsed);
        gone = now.isEmpty();
        cores = 0;
        if (now.isEmpty()) {
            return;
        }
        ProcessUsage usage = now.get().usage();
        peakBytes = Math.max(peakBytes, usage.peakResidentBytes().orElse(usage.residentBytes()));
        peakThreads = Math.max(peakThreads, usage.threads().orElse(0));
        timeLine.add(Measure.MEMORY, name, elapsed, (double) usage.residentBytes());
        usage.threads().ifPresent(threads -> timeLine.add(Measure.THREADS, name, elapsed, threads));
        last.ifPresent(before -> compare(before, now.get(), timeLine));
        first = first.or(() -> now);
        last = now;
    }

    private void compare(Reading before, Reading now, TimeLine timeLine) {
        Duration elapsed = now.at();
        double seconds = Math.max(1, elapsed.minus(before.at()).toNanos()) / NANOS_PER_SECOND;
        cores = Math.max(0, seconds(now.usage().cpuTime().minus(before.usage().cpuTime())) / seconds);
        peakCores = Math.max(peakCores, cores);
        residentByteSeconds += now.usage().residentBytes() * seconds;
        timeLine.add(Measure.CPU, name, elapsed, cores);
        now.paused()
                .ifPresent(paused -> timeLine.add(
                        Measure.GC,
                        name,
                        elapsed,
                        PERCENT * seconds(paused.minus(before.paused().orElse(paused))) / seconds));
        rate(Measure.READ, before.usage().readBytes(), now.usage().readBytes(), seconds, elapsed, timeLine);
        rate(Measure.WRITTEN, before.usage().writtenBytes(), now.usage().writtenBytes(), seconds, elapsed, timeLine);
        rate(Measure.LOG, before.logBytes(), now.logBytes(), seconds, elapsed, timeLine);
    }

    private void rate(
            Measure measure,
            OptionalLong before,
            OptionalLong now,
            double seconds,
            Duration elapsed,
            TimeLine timeLine) {
        if (before.isPresent() && now.isPresent()) {
            timeLine.add(measure, name, elapsed, Math.max(0, now.getAsLong() - before.getAsLong()) / seconds);
        }
    }

    private Optional<Reading> read(Duration elapsed) {
        return ProcessUsage.of(pid)
                .map(usage -> new Reading(elapsed, usage, collection.map(GarbageCollection::paused), logBytes()));
    }

    private OptionalLong logBytes() {
        Optional<Long> all = told.get();
        if (all.isPresent()) {
            return OptionalLong.of(all.get());
        }
        try {
            return log.isPresent() ? OptionalLong.of(Files.size(log.get())) : OptionalLong.empty();
        } catch (IOException absent) {
            return OptionalLong.of(0);
        }
    }

    Optional<ProcessNow> now() {
        return gone
                ? Optional.empty()
                : last.map(
                        reading -> new ProcessNow(name, cores, reading.usage().residentBytes()));
    }

    ProcessResult result() {
        return new ProcessResult(
                name,
                pid,
                last.map(reading -> reading.usage().cpuTime()),
                peakBytes > 0 ? OptionalLong.of(peakBytes) : OptionalLong.empty(),
                use(),
                logName,
                gone ? "gone before the end" : "stopped by the run");
    }

    private ResourceUse use() {
        if (first.isEmpty()
                || last.isEmpty()
                || last.get().at().equals(first.get().at())) {
            return ResourceUse.UNKNOWN;
        }
        Reading from = first.get();
        Reading to = last.get();
        double seconds = seconds(to.at().minus(from.at()));
        return new ResourceUse(
                OptionalDouble.of(Math.max(
                        0, seconds(to.usage().cpuTime().minus(from.usage().cpuTime())) / seconds)),
                OptionalDouble.of(peakCores),
                OptionalLong.of(Math.round(residentByteSeconds / seconds)),
                to.paused().map(paused -> paused.minus(from.paused().orElse(paused))),
                difference(from.usage().readBytes(), to.usage().readBytes()),
                difference(from.usage().writtenBytes(), to.usage().writtenBytes()),
                difference(from.logBytes(), to.logBytes()),
                peakThreads > 0 ? OptionalInt.of(peakThreads) : OptionalInt.empty());
    }

    private static OptionalLong difference(OptionalLong from, OptionalLong to) {
        return from.isPresent() && to.isPresent()
                ? OptionalLong.of(Math.max(0, to.getAsLong() - from.getAsLong()))
                : OptionalLong.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
