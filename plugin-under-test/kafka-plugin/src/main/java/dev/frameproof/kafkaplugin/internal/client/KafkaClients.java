package dev.frameproof.kafkaplugin.internal.client;

import static java.util.Objects.requireNonNull;

import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/** Opens consumers. They join no group and commit nothing, and none starts a thread of its own. */
public final class KafkaClients {
    private static final Duration CLOSE = Duration.ofMillis(200);
    private static final int METADATA_AGE_MILLIS = 2_000;
    private static final int RECORDS_A_POLL = 1_000;

    /** Small, for the memory that each stream takes; a larger record comes all the same, alone. */
    private static final int FETCH_BYTES = 2 << 20;

    private static final int PARTITION_FETCH_BYTES = 256 * 1024;

    private final KafkaLogging logging;

    public KafkaClients(KafkaLogging logging) {
        this.logging = requireNonNull(logging, "logging is null");
    }

    /**
     * @return a consumer that shows committed records only and to which partitions are to be assigned
     * @throws InvalidSettingsException when the datasource's settings do not make one
     */
    public Consumer<ByteBuffer, ByteBuffer> stream(DatasourceSettings settings) throws InvalidSettingsException {
        return open(settings, settings.timeout());
    }

    /** @return a consumer for questions about topics, with the given timeout */
    public Consumer<ByteBuffer, ByteBuffer> questions(DatasourceSettings settings, Duration timeout)
            throws InvalidSettingsException {
        return open(settings, timeout);
    }

    /** Closes without waiting for a broker that may be away. */
    public static void close(Consumer<?, ?> consumer) {
        consumer.close(CloseOptions.timeout(CLOSE));
    }

    private Consumer<ByteBuffer, ByteBuffer> open(DatasourceSettings settings, Duration timeout)
            throws InvalidSettingsException {
        logging.prepare();
        Map<String, Object> config = ClientConfig.of(settings, timeout);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // For offsets that retention took away while they were read: the next ones there are.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MILLIS);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        try {
            return new KafkaConsumer<>(config, new ByteBufferDeserializer(), new ByteBufferDeserializer());
        } catch (KafkaException e) {
            throw new InvalidSettingsException("no Kafka client can be made: " + reason(e));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause.getMessage() == null ? failure.getMessage() : cause.getMessage();
    }
}
