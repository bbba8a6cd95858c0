package dev.frameproof.scenarios.kafka.internal.action;

import dev.frameproof.producers.text.DurationText;
import dev.frameproof.scenarios.engine.ChainedAction;
import dev.frameproof.scenarios.engine.RequestLog;
import dev.frameproof.scenarios.engine.ResponseChecks;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.kafka.internal.client.AwaitedRecords;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaComponents;
import dev.frameproof.scenarios.kafka.internal.request.AwaitSpec;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Waits for a record. Measured is from reaching the action to reading the record; 0 where it had come before. */
public final class AwaitAction extends ChainedAction {
    private final SessionValue<String> requestName;
    private final SessionValue<String> topic;
    private final AwaitSpec spec;
    private final Duration timeout;
    private final ResponseChecks<ConsumerRecord<byte[], byte[]>> checks;
    private final KafkaComponents components;
    private final ConcurrentMap<String, Awaited> topics = new ConcurrentHashMap<>();

    public AwaitAction(
            SessionValue<String> requestName,
            SessionValue<String> topic,
            AwaitSpec spec,
            ResponseChecks<ConsumerRecord<byte[], byte[]>> checks,
            KafkaComponents components,
            Action next) {
        super("kafkaAwait", components.log(), next);
        this.requestName = requestName;
        this.topic = topic;
        this.spec = spec;
        this.timeout = spec.timeout().orElse(components.protocol().replyTimeout());
        this.checks = checks;
        this.components = components;
    }

    private record Awaited(AwaitedRecords records, CompletableFuture<String> subscribed) {
        boolean failed() {
            return subscribed.isDone() && !subscribed.join().isEmpty();
        }
    }

    /** Reads the topic from now on, where it is the same for every user. */
    public void prepare() {
        topic.constantValue().ifPresent(this::of);
    }

    @Override
    protected void run(Session session) {
        String request = requestName.of(session);
        Waiter waiter = new Waiter(session, request, log().nowMillis(), spec.wanted(session));
        Awaited awaited = of(topic.of(session));
        CompletableFuture<Void> unused = awaited.subscribed.thenAcceptAsync(
                failure -> {
                    if (failure.isEmpty()) {
                        waiter.expireAfter(timeout, awaited.records);
                        awaited.records.await(
                                waiter, waiter.startMillis - spec.lookBack().toMillis());
                    } else {
                        waiter.fail(failure);
                    }
                },
                session.eventLoop());
    }

    @Override
    protected String requestName(Session session) {
        return requestName.of(session);
    }

    private Awaited of(String name) {
        return topics.compute(name, (wanted, before) -> {
            if (before != null && !before.failed()) {
                return before;
            }
            AwaitedRecords records = new AwaitedRecords(spec.lookBack());
            return new Awaited(records, components.feed().listen(wanted, records));
        });
    }

    private final class Waiter implements AwaitedRecords.Waiting {
        private final Session session;
        private final String request;
        private final long startMillis;
        private final Predicate<ConsumerRecord<byte[], byte[]>> wanted;
        private volatile ScheduledFuture<?> expiry;

        Waiter(Session session, String request, long startMillis, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
            this.session = session;
            this.request = request;
            this.startMillis = startMillis;
            this.wanted = wanted;
        }

        void expireAfter(Duration time, AwaitedRecords records) {
            expiry = session.eventLoop()
                    .schedule(
                            () -> {
                                if (records.giveUp(this)) {
                                    fail("no such record came within " + DurationText.format(time));
                                }
                            },
                            time.toNanos(),
                            TimeUnit.NANOSECONDS);
        }

        @Override
        public Predicate<ConsumerRecord<byte[], byte[]>> wanted() {
            return wanted;
        }

        @Override
        public void came(ConsumerRecord<byte[], byte[]> record, long arrivedMillis) {
            ScheduledFuture<?> known = expiry;
            if (known != null) {
                known.cancel(false);
            }
            session.eventLoop().execute(() -> {
                RequestLog log = log();
                long endMillis = Math.max(startMillis, arrivedMillis);
                ResponseChecks.Outcome outcome = checks.check(record, session);
                proceed(
                        outcome.failure().isPresent()
                                ? log.failed(
                                        outcome.session(),
                                        request,
                                        startMillis,
                                        endMillis,
                                        outcome.failure().get())
                                : log.ok(outcome.session(), request, startMillis, endMillis));
            });
        }

        void fail(String cause) {
            proceed(log().failed(session, request, startMillis, log().nowMillis(), cause));
        }
    }
}
