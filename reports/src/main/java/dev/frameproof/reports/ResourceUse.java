package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a process used while it was watched. What the platform does not tell is empty.
 *
 * @param meanCores processor cores in use on average: 1 is one whole core
 * @param peakCores the most of these over one sample, about half a second
 * @param meanRssBytes resident memory on average
 * @param gcTime for how long a Java process stood still for garbage collection; empty for others
 * @param readBytes what it read by system calls, from sockets, pipes and files
 * @param writtenBytes what it wrote by system calls, to sockets, pipes and files
 * @param logBytes what its log grew by
 * @param peakThreads the most threads it had
 */
public record ResourceUse(
        OptionalDouble meanCores,
        OptionalDouble peakCores,
        OptionalLong meanRssBytes,
        Optional<Duration> gcTime,
        OptionalLong readBytes,
        OptionalLong writtenBytes,
        OptionalLong logBytes,
        OptionalInt peakThreads) {
    /** Nothing is known. */
    public static final ResourceUse UNKNOWN = new ResourceUse(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty());

    public ResourceUse {
        requireNonNull(meanCores, "meanCores");
        requireNonNull(peakCores, "peakCores");
        requireNonNull(meanRssBytes, "meanRssBytes");
        requireNonNull(gcTime, "gcTime");
        requireNonNull(readBytes, "readBytes");
        requireNonNull(writtenBytes, "writtenBytes");
        requireNonNull(logBytes, "logBytes");
        requireNonNull(peakThreads, "peakThreads");
    }
}
