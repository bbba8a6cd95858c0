package dev.frameproof.scenarios.kafka.internal.action;

import dev.frameproof.producers.sink.KafkaWords;
import dev.frameproof.producers.text.DurationText;
import dev.frameproof.scenarios.engine.RequestLog;
import dev.frameproof.scenarios.engine.ResponseChecks;
import dev.frameproof.scenarios.kafka.internal.client.ReplyTracker;
import io.gatling.core.session.Session;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** One request until it is answered, has failed or has waited for too long: one of these, whichever comes first. */
final class PendingReply implements ReplyTracker.Waiting {
    private final Session session;
    private final String request;
    private final long startMillis;
    private final byte[] id;
    private final ReplyTracker tracker;
    private final ResponseChecks<ConsumerRecord<byte[], byte[]>> checks;
    private final RequestLog log;
    private final Consumer<Session> proceed;
    private volatile ScheduledFuture<?> expiry;
    private volatile RecordMetadata acknowledged;

    PendingReply(
            Session session,
            String request,
            long startMillis,
            byte[] id,
            ReplyTracker tracker,
            ResponseChecks<ConsumerRecord<byte[], byte[]>> checks,
            RequestLog log,
            Consumer<Session> proceed) {
        this.session = session;
        this.request = request;
        this.startMillis = startMillis;
        this.id = id;
        this.tracker = tracker;
        this.checks = checks;
        this.log = log;
        this.proceed = proceed;
    }

    void expireAfter(Duration timeout) {
        expiry = session.eventLoop()
                .schedule(
                        () -> {
                            if (tracker.giveUp(id, this)) {
                                fail("no reply within " + DurationText.format(timeout)
                                        + (acknowledged == null
                                                ? "; the broker has not taken the request either"
                                                : "; the request lies in " + acknowledged.topic() + " partition "
                                                        + acknowledged.partition() + " offset " + acknowledged.offset()
                                                        + ": does whoever answers keep its correlation?"));
                            }
                        },
                        timeout.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    /** What became of the request itself. */
    void sent(RecordMetadata metadata, Exception error) {
        acknowledged = metadata;
        if (error != null && tracker.giveUp(id, this)) {
            acknowledged = null;
            fail("the request was not taken: " + KafkaWords.of(error));
        }
    }

    @Override
    public void replied(ConsumerRecord<byte[], byte[]> reply, long arrivedMillis) {
        cancelExpiry();
        session.eventLoop().execute(() -> {
            ResponseChecks.Outcome outcome = checks.check(reply, session);
            proceed.accept(
                    outcome.failure().isPresent()
                            ? log.failed(
                                    outcome.session(),
                                    request,
                                    startMillis,
                                    arrivedMillis,
                                    outcome.failure().get())
                            : log.ok(outcome.session(), request, startMillis, arrivedMillis));
        });
    }

    private void fail(String cause) {
        cancelExpiry();
        proceed.accept(log.failed(session, request, startMillis, log.nowMillis(), cause));
    }

    private void cancelExpiry() {
        ScheduledFuture<?> known = expiry;
        if (known != null) {
            known.cancel(false);
        }
    }
}
