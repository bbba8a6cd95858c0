package dev.frameproof.kafkaplugin.internal.service;

import dev.frameproof.kafkaplugin.internal.client.KafkaClients;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import dev.frameproof.kafkaplugin.internal.stream.Causes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Asks a datasource's Kafka cluster about its topics. */
final class Cluster {
    private final KafkaClients clients;
    private final DatasourceSettings settings;
    private final Duration timeout;

    /** @param timeout of one question */
    Cluster(KafkaClients clients, DatasourceSettings settings, Duration timeout) {
        this.clients = clients;
        this.settings = settings;
        this.timeout = timeout;
    }

    /** @return the names of all topics, ascending */
    List<String> topics() throws ClusterException, InvalidSettingsException {
        return ask(consumer ->
                consumer.listTopics(timeout).keySet().stream().sorted().toList());
    }

    /** @return the topic's partitions, ascending; nothing when there is no such topic */
    Optional<List<Integer>> partitions(String topic) throws ClusterException, InvalidSettingsException {
        return ask(consumer -> {
            List<PartitionInfo> infos = infos(consumer, topic);
            return infos.isEmpty()
                    ? Optional.empty()
                    : Optional.of(infos.stream()
                            .map(PartitionInfo::partition)
                            .sorted()
                            .toList());
        });
    }

    private List<PartitionInfo> infos(Consumer<?, ?> consumer, String topic) {
        try {
            List<PartitionInfo> infos = consumer.partitionsFor(topic, timeout);
            return infos == null ? List.of() : infos;
        } catch (InvalidTopicException e) {
            return List.of();
        }
    }

    private <T> T ask(Function<Consumer<ByteBuffer, ByteBuffer>, T> question)
            throws ClusterException, InvalidSettingsException {
        Consumer<ByteBuffer, ByteBuffer> consumer = clients.questions(settings, timeout);
        try {
            return question.apply(consumer);
        } catch (TimeoutException e) {
            throw new ClusterException(("no Kafka broker answered at %s within %d ms: check the bootstrap servers, the"
                            + " network and the security protocol (now %s)")
                    .formatted(
                            settings.bootstrapServers(),
                            timeout.toMillis(),
                            settings.security().protocol()));
        } catch (SaslAuthenticationException e) {
            throw new ClusterException("Kafka refused the login of user %s by %s: %s"
                    .formatted(
                            settings.security().username(), settings.security().mechanism(), Causes.of(e)));
        } catch (SslAuthenticationException e) {
            throw new ClusterException("no trust between this datasource and Kafka by TLS: " + Causes.of(e)
                    + ": check the CA certificate, the server name and the client certificate");
        } catch (AuthorizationException e) {
            throw new ClusterException("Kafka does not allow this: " + Causes.of(e));
        } catch (KafkaException e) {
            throw new ClusterException("Kafka could not be asked: " + Causes.of(e));
        } finally {
            KafkaClients.close(consumer);
        }
    }
}
