package dev.frameproof.broker;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How to start {@link EmbeddedKafka}.
 *
 * @param dataParent an existing or new folder in which the throw-away data folder is made
 * @param logFile where the broker's log goes
 * @param defaultPartitions how many partitions a topic gets when its creator does not say
 * @param archive a class data archive made by {@link EmbeddedKafka#recordArchive}, for a faster start; ignored when it
 *     does not exist or does not fit
 * @param startDeadline how long the broker may take until it answers
 * @param overrides Kafka server settings on top of ours
 */
public record EmbeddedKafkaConfig(
        Path dataParent,
        Path logFile,
        int defaultPartitions,
        Optional<Path> archive,
        Duration startDeadline,
        Map<String, String> overrides) {

    /** Generous: only a machine that is out of breath needs more than a few seconds. */
    private static final Duration DEFAULT_START_DEADLINE = Duration.ofSeconds(60);

    public EmbeddedKafkaConfig {
        requireNonNull(dataParent, "dataParent");
        requireNonNull(logFile, "logFile");
        requireNonNull(archive, "archive");
        requireNonNull(startDeadline, "startDeadline");
        overrides = Map.copyOf(overrides);
        if (defaultPartitions < 1) {
            throw new IllegalArgumentException("a topic needs at least one partition, not " + defaultPartitions);
        }
    }

    /** @return one partition by default, data in the system's temporary folder, no archive, 60 seconds to start */
    public static EmbeddedKafkaConfig loggingTo(Path logFile) {
        return new EmbeddedKafkaConfig(
                Path.of(System.getProperty("java.io.tmpdir")),
                logFile,
                1,
                Optional.empty(),
                DEFAULT_START_DEADLINE,
                Map.of());
    }

    public EmbeddedKafkaConfig withDataParent(Path folder) {
        return new EmbeddedKafkaConfig(folder, logFile, defaultPartitions, archive, startDeadline, overrides);
    }

    public EmbeddedKafkaConfig withDefaultPartitions(int count) {
        return new EmbeddedKafkaConfig(dataParent, logFile, count, archive, startDeadline, overrides);
    }

    public EmbeddedKafkaConfig withArchive(Path file) {
        return new EmbeddedKafkaConfig(
                dataParent, logFile, defaultPartitions, Optional.of(file), startDeadline, overrides);
    }

    public EmbeddedKafkaConfig withStartDeadline(Duration deadline) {
        return new EmbeddedKafkaConfig(dataParent, logFile, defaultPartitions, archive, deadline, overrides);
    }

    public EmbeddedKafkaConfig withOverrides(Map<String, String> settings) {
        return new EmbeddedKafkaConfig(dataParent, logFile, defaultPartitions, archive, startDeadline, settings);
    }
}
