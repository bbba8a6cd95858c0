package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.frameproof.broker.KafkaAddress;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How an agent reaches Kafka.
 *
 * @param bootstrapServers {@code host:port[,host:port...]}
 * @param propertiesFile a file of client properties on the agent's own machine, for TLS and login; empty for none. Specs
 *     hold no secrets: whoever asks an agent for its tasks sees them.
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record KafkaSpec(String bootstrapServers, String propertiesFile) {
    public KafkaSpec {
        requireNonNull(bootstrapServers, "bootstrapServers");
        propertiesFile = propertiesFile == null ? "" : propertiesFile;
    }

    /**
     * @throws EnvironmentException when the file cannot be read
     * @throws IllegalArgumentException when the addresses are none
     */
    KafkaConnection connection() {
        return new KafkaConnection(KafkaAddress.parseList(bootstrapServers), properties());
    }

    private Map<String, String> properties() {
        Map<String, String> all = new HashMap<>();
        if (propertiesFile.isEmpty()) {
            return all;
        }
        var read = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(propertiesFile), StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new EnvironmentException(
                    new Problem(
                            "The Kafka properties %s cannot be read on this agent.".formatted(propertiesFile),
                            unreadable.getClass().getSimpleName(),
                            "Put the file on every agent's machine, readable for the agent."),
                    unreadable);
        }
        read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
        return all;
    }
}
