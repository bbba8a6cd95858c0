package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process that took part in the run.
 *
 * @param name what it is, for example {@code Kafka}, {@code plugin}, {@code Frameproof}
 * @param pid its process id
 * @param cpuTime processor time it used, user and system; empty where the platform does not tell
 * @param peakRssBytes the most resident memory it held; empty where the platform does not tell
 * @param logFile path of its log, relative to the report, with {@code /}; empty when it has none
 * @param use what it used while it was watched
 * @param exit how it ended, a few words: {@code stopped}, {@code exit code 1}, {@code killed by signal 9}
 */
public record ProcessResult(
        String name,
        long pid,
        Optional<Duration> cpuTime,
        OptionalLong peakRssBytes,
        ResourceUse use,
        String logFile,
        String exit) {
    public ProcessResult {
        requireNonNull(name, "name");
        requireNonNull(cpuTime, "cpuTime");
        requireNonNull(peakRssBytes, "peakRssBytes");
        requireNonNull(use, "use");
        requireNonNull(logFile, "logFile");
        requireNonNull(exit, "exit");
    }

    /** A process of whose use no more is known. */
    public ProcessResult(
            String name, long pid, Optional<Duration> cpuTime, OptionalLong peakRssBytes, String logFile, String exit) {
        this(name, pid, cpuTime, peakRssBytes, ResourceUse.UNKNOWN, logFile, exit);
    }
}
