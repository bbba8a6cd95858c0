package dev.frameproof.kafkaplugin.internal.stream;

import dev.frameproof.kafkaplugin.internal.registry.Registries;
import dev.frameproof.kafkaplugin.internal.rows.RecordWriter;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.KafkaQuery;
import dev.frameproof.protocol.plugin.PacketSink;
import dev.frameproof.protocol.plugin.PluginLog;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * One stream: reads a topic's partitions and sends their records as frames until the host ends it. All of it happens on
 * the thread that runs it. Unless they are full, frames go {@link Limits#latency} apart on average, a few of them at once
 * after a quiet time: rows of a busy stream wait that long for others, and longer only while the host takes no more.
 */
public final class TopicStream {
    private static final Duration LOOK_AROUND = Duration.ofSeconds(1);

    private final KafkaQuery query;
    private final Limits limits;
    private final Consumer<ByteBuffer, ByteBuffer> consumer;
    private final PacketSink sink;
    private final PluginLog log;
    private final LongSupplier clockMillis;
    private final StreamEnd end;
    private final RecordWriter writer;
    private final TopicPartitions topic;
    private final StartOffsets offsets;
    private final Set<TopicPartition> assigned = new HashSet<>();
    private long nextNanos;
    private long missedSinceNanos;

    /**
     * How much is gathered and how long is waited.
     *
     * @param rows of one frame
     * @param bytes of one frame's values, about
     * @param latency how far apart frames are on average that are not full
     * @param burst how many frames may go at once after a quiet time
     * @param patience how long a topic that is not there is waited for
     * @param shortestFailure how long a stream lasts at least that ends with an error: the host runs it again, at once
     *     when it lasted 100 ms, and must not do so in a circle
     */
    public record Limits(
            int rows, int bytes, Duration latency, int burst, Duration patience, Duration shortestFailure) {
        private static final int BURST = 8;

        /** @return what suits Grafana's Live: frames of some 100 KiB under load, 200 a second at most otherwise */
        public static Limits usual() {
            return new Limits(
                    1_000, 256 * 1024, Duration.ofMillis(5), BURST, Duration.ofSeconds(10), Duration.ofSeconds(5));
        }
    }

    /** @param consumer belongs to the caller, who closes it */
    public TopicStream(
            KafkaQuery query,
            DatasourceSettings settings,
            Registries registries,
            Limits limits,
            Consumer<ByteBuffer, ByteBuffer> consumer,
            PacketSink sink,
            PluginLog log,
            LongSupplier clockMillis) {
        this.query = query;
        this.limits = limits;
        this.consumer = consumer;
        this.sink = sink;
        this.log = log;
        this.clockMillis = clockMillis;
        this.nextNanos = System.nanoTime();
        this.end = new StreamEnd(sink);
        this.writer = new RecordFormats(query, settings, registries, this::pause).writer(limits, sink::send);
        this.topic = new TopicPartitions(consumer, query, limits.patience(), settings.timeout(), end, log);
        this.offsets = new StartOffsets(consumer, end);
    }

    /**
     * Runs the stream.
     *
     * @throws CancellationException when the host has ended it
     * @throws StreamFailedException when it cannot go on
     */
    public void run() throws StreamFailedException, InterruptedException {
        StreamEnd.wakes(sink, consumer);
        try {
            begin();
            read();
        } catch (InterruptException e) {
            throw new InterruptedException(e.getMessage());
        } catch (WakeupException e) {
            throw new CancellationException("the host has ended the stream");
        } catch (KafkaException e) {
            throw new StreamFailedException(
                    Status.Code.UNAVAILABLE, "reading topic " + query.topic() + " failed: " + Causes.of(e));
        }
    }

    private void begin() throws StreamFailedException, InterruptedException {
        TopicPartitions.Found found = topic.await();
        Map<TopicPartition, Long> starts = starts(found);
        follow(starts);
        log.info("reading", "topic", query.topic(), "start", query.start().word(), "offsets", starts);
    }

    private Map<TopicPartition, Long> starts(TopicPartitions.Found found) throws InterruptedException {
        boolean missed = false;
        while (true) {
            try {
                return found.waited() ? offsets.earliest(found.partitions()) : offsets.of(found.partitions(), query);
            } catch (RetriableException e) {
                if (!missed) {
                    log.warn("no Kafka broker tells the offsets, trying on", "topic", query.topic());
                }
                missed = true;
                end.pause(LOOK_AROUND);
            }
        }
    }

    private void follow(Map<TopicPartition, Long> starts) {
        assigned.addAll(starts.keySet());
        consumer.assign(assigned);
        starts.forEach(consumer::seek);
        writer.partitioned(query.partition().isEmpty() && assigned.size() > 1);
    }

    private void read() throws InterruptedException, StreamFailedException {
        BrokerWatch brokers = new BrokerWatch(consumer, query.topic(), log);
        long lookedNanos = System.nanoTime();
        while (true) {
            poll();
            if (end.isWished()) {
                throw new CancellationException("the host has ended the stream");
            }
            if (writer.pending() > 0 && restOfLatency().isZero() && sink.isReady()) {
                flush();
            }
            if (System.nanoTime() - lookedNanos >= LOOK_AROUND.toNanos()) {
                lookedNanos = System.nanoTime();
                if (brokers.look()) {
                    lookForPartitions();
                } else {
                    // A client that has lost all brokers forgets its topics: that does not mean they are gone.
                    missedSinceNanos = 0;
                }
            }
        }
    }

    /** A broker that is away or coming back is no end of the stream: the client goes on where it was. */
    private void poll() throws InterruptedException {
        try {
            for (ConsumerRecord<ByteBuffer, ByteBuffer> record : consumer.poll(pollTimeout())) {
                add(record);
            }
        } catch (RetriableException e) {
            log.warn("reading is tried on", "topic", query.topic(), "why", Causes.of(e));
            end.pause(limits.latency());
        }
    }

    /** Rows whose time has come wait here only while the host takes no more. */
    private Duration pollTimeout() {
        if (writer.pending() == 0) {
            return LOOK_AROUND;
        }
        Duration rest = restOfLatency();
        return rest.isZero() ? limits.latency() : rest;
    }

    private void add(ConsumerRecord<ByteBuffer, ByteBuffer> record) throws InterruptedException {
        int waiting = writer.pending();
        long time = query.arrivalTime() ? clockMillis.getAsLong() : record.timestamp();
        writer.add(record.partition(), record.offset(), time, record.key(), record.value());
        if (writer.pending() < waiting) {
            noteSent();
        }
    }

    private void flush() throws InterruptedException {
        writer.flush();
        noteSent();
    }

    private void noteSent() {
        long now = System.nanoTime();
        long step = limits.latency().toNanos();
        long earliest = Math.max(nextNanos, now - (limits.burst() - 1) * step) + step;
        // Full frames go as they come, and owe those after them nothing.
        nextNanos = Math.min(earliest, now + step);
    }

    private Duration restOfLatency() {
        long rest = nextNanos - System.nanoTime();
        return rest <= 0 ? Duration.ZERO : Duration.ofNanos(rest);
    }

    private void lookForPartitions() throws StreamFailedException {
        List<TopicPartition> known = topic.known();
        if (known.isEmpty()) {
            missed();
            return;
        }
        missedSinceNanos = 0;
        List<TopicPartition> added = known.stream()
                .filter(partition -> !assigned.contains(partition))
                .toList();
        if (!added.isEmpty()) {
            followAdded(added);
        }
    }

    private void missed() throws StreamFailedException {
        long now = System.nanoTime();
        if (missedSinceNanos == 0) {
            missedSinceNanos = now;
        } else if (now - missedSinceNanos >= limits.patience().toNanos()) {
            throw new StreamFailedException(Status.Code.NOT_FOUND, "topic " + query.topic() + " is there no more");
        }
    }

    /** All records of added partitions came after the stream began. */
    private void followAdded(List<TopicPartition> added) {
        try {
            Map<TopicPartition, Long> starts = offsets.earliest(added);
            follow(starts);
            log.info("reading added partitions", "topic", query.topic(), "offsets", starts);
        } catch (RetriableException e) {
            log.debug("added partitions are not ready", "topic", query.topic(), "partitions", added);
        }
    }

    /** For a schema registry that is away: what is ready need not wait with it. */
    private void pause(Duration pause) throws InterruptedException {
        flush();
        end.pause(pause);
    }
}
