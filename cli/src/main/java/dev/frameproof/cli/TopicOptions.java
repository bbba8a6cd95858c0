package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.sink.KafkaTarget;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The flags that say which topic, on which cluster. */
final class TopicOptions {
    @Option(names = "--kafka", paramLabel = "HOST:PORT,...", description = "The Kafka to send to.")
    private String kafka;

    @Option(names = "--topic", paramLabel = "NAME", description = "The topic to send to; made when it is not there.")
    private String topic;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of a topic that is made. Default: 3, or what recorded records need.")
    private Integer partitions;

    @Option(
            names = "--compression",
            paramLabel = "TYPE",
            description = "none, gzip, snappy, lz4 or zstd. Default: none.")
    private String compression;

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description =
                    "A Kafka client property by its native name, for example acks=1, batch.size, linger.ms; may be"
                            + " repeated. Secrets are better kept in --property-file.")
    private Map<String, String> properties = Map.of();

    @Option(
            names = "--property-file",
            paramLabel = "FILE",
            description = "Kafka client properties, one KEY=VALUE a line.")
    private Path propertyFile;

    boolean isGiven() {
        return kafka != null;
    }

    String bootstrapServers() {
        return kafka;
    }

    /** @return the name for a file or a person where no topic was given */
    String topicOr(String other) {
        return topic == null ? other : topic;
    }

    Integer partitions() {
        return partitions;
    }

    KafkaTarget target() {
        if (kafka == null || topic == null) {
            throw new PlanException("say where to: --kafka HOST:PORT and --topic NAME, or --to FILE, or --dry-run");
        }
        return new KafkaTarget(kafka, topic, clientProperties());
    }

    /** @return how the cluster is reached when it is only read from */
    Map<String, String> clientProperties() {
        Map<String, String> all = new LinkedHashMap<>();
        if (propertyFile != null) {
            Properties read = new Properties();
            try (Reader file = Files.newBufferedReader(propertyFile)) {
                read.load(file);
            } catch (IOException | IllegalArgumentException e) {
                throw new PlanException(
                        "--property-file %s cannot be read: %s".formatted(propertyFile, e.getMessage()));
            }
            read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
        }
        all.putAll(new HashMap<>(properties));
        if (compression != null) {
            all.put("compression.type", compression);
        }
        return all;
    }
}
