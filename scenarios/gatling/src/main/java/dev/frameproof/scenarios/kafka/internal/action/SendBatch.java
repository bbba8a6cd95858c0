package dev.frameproof.scenarios.kafka.internal.action;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaWords;
import dev.frameproof.scenarios.engine.RequestLog;
import dev.frameproof.scenarios.kafka.SentRecords;
import dev.frameproof.scenarios.kafka.internal.client.RunProducer;
import dev.frameproof.scenarios.kafka.internal.request.Records;
import dev.frameproof.scenarios.kafka.internal.request.SendPlan;
import io.gatling.core.session.Session;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The records that one user sends by one action, each a request in the statistics. They are handed over on the user's
 * event loop, some at a time so that other users have their turn, and never so many that Kafka's client would block;
 * each is logged when the broker has answered, and the user goes on when all are.
 */
final class SendBatch {
    private static final int SLICE = 256;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Session session;
    private final String scenario;
    private final scala.collection.immutable.List<String> groups;
    private final String request;
    private final Records records;
    private final int count;
    private final SendPlan plan;
    private final Optional<Pacing> pacing;
    private final RequestLog log;
    private final RunProducer producer;
    private final List<SentRecords> listeners;
    private final Consumer<Session> proceed;
    private final EventLoop loop;

    private final AtomicInteger unanswered;
    private final AtomicBoolean paused = new AtomicBoolean();
    private volatile boolean failed;
    /** Written on the loop alone; others look only while {@link #paused} says that it stays as it is. */
    private int next;

    private long startNanos;
    private long startMillis;

    SendBatch(
            Session session,
            String request,
            Records records,
            int count,
            SendPlan plan,
            Optional<Pacing> pacing,
            RequestLog log,
            RunProducer producer,
            List<SentRecords> listeners,
            Consumer<Session> proceed) {
        this.session = session;
        this.scenario = session.scenario();
        this.groups = session.groups();
        this.request = request;
        this.records = records;
        this.count = count;
        this.plan = plan;
        this.pacing = pacing;
        this.log = log;
        this.producer = producer;
        this.listeners = listeners;
        this.proceed = proceed;
        loop = session.eventLoop();
        unanswered = new AtomicInteger(count);
    }

    String topic() {
        return records.topic();
    }

    /** Called on the event loop, once. */
    void start() {
        long now = System.nanoTime();
        startNanos = plan.arrivals()
                .map(arrivals -> arrivals.dueNanos(session.userId(), now))
                .orElse(now);
        startMillis = log.nowMillis() - (now - startNanos) / NANOS_PER_MILLI;
        long first = records.index(0);
        if (first != Records.NO_INDEX) {
            listeners.forEach(listener -> listener.begins(
                    records.topic(), first, startMillis, startNanos, pacing.orElse(Pacing.unlimited())));
        }
        pump();
    }

    /** Ends all of it: none of the records can be sent. */
    void refuse(String cause) {
        long now = log.nowMillis();
        for (int i = 0; i < count; i++) {
            log.failed(scenario, groups, request, now, now, cause);
        }
        proceed.accept(session.markAsFailed());
    }

    private void pump() {
        for (int sent = 0; sent < SLICE; sent++) {
            if (next == count) {
                return;
            }
            long offset = pacing.isPresent() ? pacing.get().offsetNanos(next) : 0;
            if (offset > 0) {
                long wait = startNanos + offset - System.nanoTime();
                if (wait > 0) {
                    ScheduledFuture<?> unused = loop.schedule(this::pump, wait, TimeUnit.NANOSECONDS);
                    return;
                }
            }
            if (!send(next, offset)) {
                return;
            }
            next++;
        }
        if (next < count) {
            loop.execute(this::pump);
        }
    }

    /** @return false when there is no room: {@link #pump} is called again when there is */
    private boolean send(int place, long offsetNanos) {
        boolean timed = pacing.isPresent() || plan.arrivals().isPresent();
        long intendedMillis = timed ? startMillis + offsetNanos / NANOS_PER_MILLI : log.nowMillis();
        long intendedNanos = timed ? startNanos + offsetNanos : listeners.isEmpty() ? 0 : System.nanoTime();
        ProducerRecord<byte[], byte[]> record;
        try {
            record = records.record(place, intendedMillis);
        } catch (IllegalArgumentException e) {
            failed = true;
            log.failed(scenario, groups, request, intendedMillis, log.nowMillis(), e.getMessage());
            answered();
            return true;
        }
        long sentNanos = listeners.isEmpty() ? 0 : System.nanoTime();
        RunProducer.Outcome outcome =
                (metadata, error) -> known(place, intendedMillis, intendedNanos, sentNanos, metadata, error);
        while (true) {
            if (producer.send(record, nothingOnTheWay(), outcome)) {
                return true;
            }
            paused.set(true);
            // Whoever takes the pause away goes on; what came back meanwhile may have missed it.
            if (!isWorthGoingOn() || !paused.compareAndSet(true, false)) {
                return false;
            }
        }
    }

    private boolean isWorthGoingOn() {
        return nothingOnTheWay() || producer.hasRoom();
    }

    private boolean nothingOnTheWay() {
        return next == count - unanswered.get();
    }

    private void known(
            int place,
            long startedMillis,
            long intendedNanos,
            long sentNanos,
            RecordMetadata metadata,
            Exception error) {
        if (error == null) {
            if (!plan.silent()) {
                log.ok(scenario, groups, request, startedMillis, log.nowMillis());
            }
            for (int i = 0; i < listeners.size(); i++) {
                tell(listeners.get(i), place, intendedNanos, sentNanos, metadata);
            }
        } else {
            failed = true;
            listeners.forEach(listener -> listener.failed(records.topic(), records.index(place)));
            log.failed(scenario, groups, request, startedMillis, log.nowMillis(), cause(error));
        }
        answered();
    }

    private void tell(SentRecords listener, int place, long intendedNanos, long sentNanos, RecordMetadata metadata) {
        long index = records.index(place);
        if (index != Records.NO_INDEX) {
            listener.acknowledged(
                    metadata.topic(),
                    metadata.partition(),
                    metadata.offset(),
                    index,
                    metadata.timestamp(),
                    intendedNanos,
                    sentNanos,
                    System.nanoTime());
        }
    }

    private void answered() {
        int left = unanswered.decrementAndGet();
        if (paused.get() && isWorthGoingOn() && paused.compareAndSet(true, false)) {
            loop.execute(this::pump);
        }
        if (left == 0) {
            Session after = failed ? session.markAsFailed() : session;
            proceed.accept(after.logGroupRequestTimings(startMillis, log.nowMillis()));
        }
    }

    private String cause(Exception error) {
        return "record for topic " + records.topic() + " was not taken: " + KafkaWords.of(error);
    }
}
