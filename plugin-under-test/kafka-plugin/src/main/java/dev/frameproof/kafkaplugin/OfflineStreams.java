package dev.frameproof.kafkaplugin;

import com.google.protobuf.ByteString;
import dev.frameproof.kafkaplugin.internal.registry.Registries;
import dev.frameproof.kafkaplugin.internal.rows.RecordWriter;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.InvalidJsonException;
import dev.frameproof.kafkaplugin.internal.settings.InvalidQueryException;
import dev.frameproof.kafkaplugin.internal.settings.KafkaQuery;
import dev.frameproof.kafkaplugin.internal.stream.RecordFormats;
import dev.frameproof.kafkaplugin.internal.stream.TopicStream;
import dev.frameproof.protocol.pluginv2.DataSourceInstanceSettings;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Streams whose records are handed over instead of read: all that the plugin does, without Kafka and without a host. */
public final class OfflineStreams {
    private final Registries registries = new Registries();

    public OfflineStreams() {}

    /** Where frames go, in order. */
    @FunctionalInterface
    public interface Frames {
        /** Takes one frame's JSON; the array is used again as soon as this returns. */
        void frame(byte[] array, int offset, int length);
    }

    /** One stream; for one thread. */
    public interface Stream {
        /**
         * Adds a record.
         *
         * @param key null for none
         * @param value null for a tombstone
         */
        void add(int partition, long offset, long timestampMillis, byte[] key, byte[] value)
                throws InterruptedException;

        /** Sends the rows that wait for others. */
        void flush() throws InterruptedException;
    }

    /**
     * Opens a stream.
     *
     * @param query the stream query's JSON
     * @param jsonData the datasource's settings
     * @param partitions how many partitions the topic has
     * @throws IllegalArgumentException when the plugin would refuse query or settings
     */
    public Stream open(byte[] query, String jsonData, int partitions, Frames frames) {
        try {
            DatasourceSettings settings = DatasourceSettings.of(DataSourceInstanceSettings.newBuilder()
                    .setJsonData(ByteString.copyFromUtf8(jsonData))
                    .build());
            return open(KafkaQuery.parse(query), settings, partitions, frames);
        } catch (InvalidQueryException | InvalidJsonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Stream open(KafkaQuery query, DatasourceSettings settings, int partitions, Frames frames) {
        RecordWriter writer = new RecordFormats(
                        query, settings, registries, pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()))
                .writer(TopicStream.Limits.usual(), frames::frame);
        writer.partitioned(query.partition().isEmpty() && partitions > 1);
        return new Stream() {
            @Override
            public void add(int partition, long offset, long timestampMillis, byte[] key, byte[] value)
                    throws InterruptedException {
                writer.add(
                        partition,
                        offset,
                        query.arrivalTime() ? System.currentTimeMillis() : timestampMillis,
                        wrapped(key),
                        wrapped(value));
            }

            @Override
            public void flush() throws InterruptedException {
                writer.flush();
            }
        };
    }

    private static ByteBuffer wrapped(byte[] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
