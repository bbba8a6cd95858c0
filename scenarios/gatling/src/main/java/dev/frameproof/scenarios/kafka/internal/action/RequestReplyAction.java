package dev.frameproof.scenarios.kafka.internal.action;

import dev.frameproof.scenarios.engine.ChainedAction;
import dev.frameproof.scenarios.engine.ResponseChecks;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.engine.Throttling;
import dev.frameproof.scenarios.kafka.internal.client.ReplyTracker;
import dev.frameproof.scenarios.kafka.internal.client.RunClients;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaComponents;
import dev.frameproof.scenarios.kafka.internal.request.Correlation;
import dev.frameproof.scenarios.kafka.internal.request.RecordMaker;
import dev.frameproof.scenarios.kafka.internal.request.Records;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends a request, and waits for the record that answers it. The reply topic is read before the request is sent. Measured
 * is from handing the request to Kafka's client to reading the reply.
 */
public final class RequestReplyAction extends ChainedAction {
    private final SessionValue<String> requestName;
    private final RecordMaker maker;
    private final SessionValue<String> replyTopic;
    private final Correlation correlation;
    private final Duration timeout;
    private final ResponseChecks<ConsumerRecord<byte[], byte[]>> checks;
    private final KafkaComponents components;
    private final Throttling throttling;
    private final RunClients clients;
    private final ConcurrentMap<String, Replies> replies = new ConcurrentHashMap<>();

    public RequestReplyAction(
            SessionValue<String> requestName,
            RecordMaker maker,
            SessionValue<String> replyTopic,
            Correlation correlation,
            Duration timeout,
            ResponseChecks<ConsumerRecord<byte[], byte[]>> checks,
            KafkaComponents components,
            Throttling throttling,
            Action next) {
        super("kafkaRequestReply", components.log(), next);
        this.requestName = requestName;
        this.maker = maker;
        this.replyTopic = replyTopic;
        this.correlation = correlation;
        this.timeout = timeout;
        this.checks = checks;
        this.components = components;
        this.throttling = throttling;
        clients = components.clients();
    }

    /** Those of one topic. */
    private record Replies(ReplyTracker tracker, CompletableFuture<String> subscribed) {}

    /** Reads the reply topic from now on, where it is the same for every user. */
    public void prepare() {
        replyTopic.constantValue().ifPresent(this::repliesOf);
    }

    @Override
    protected void run(Session session) {
        String request = requestName.of(session);
        throttling.request(session, () -> request(session, request));
    }

    @Override
    protected String requestName(Session session) {
        return requestName.of(session);
    }

    private void request(Session session, String request) {
        Records records = maker.records(session, 1);
        Replies topic = repliesOf(replyTopic.of(session));
        CompletableFuture<Void> unused = topic.subscribed
                .thenCombine(clients.topics().reached(records.topic()), (one, other) -> one.isEmpty() ? other : one)
                .thenAcceptAsync(
                        failure -> {
                            if (failure.isEmpty()) {
                                send(session, request, records, topic.tracker);
                            } else {
                                long now = log().nowMillis();
                                proceed(log().failed(session, request, now, now, failure));
                            }
                        },
                        session.eventLoop());
    }

    private void send(Session session, String request, Records records, ReplyTracker tracker) {
        long startMillis = log().nowMillis();
        String refusal;
        try {
            ProducerRecord<byte[], byte[]> record = records.record(0, startMillis);
            correlation.mark(record);
            byte[] id = correlation.request().apply(record);
            if (id != null) {
                PendingReply pending =
                        new PendingReply(session, request, startMillis, id, tracker, checks, log(), this::proceed);
                if (tracker.await(id, pending)) {
                    pending.expireAfter(timeout);
                    clients.of(session.userId()).send(record, true, pending::sent);
                    return;
                }
            }
            refusal = id == null
                    ? "the request has no " + correlation.words()
                            + ", so no reply could be known as its own: give it one, or correlate by something else"
                    : "another request with the same " + correlation.words()
                            + " still waits for its reply: give each request one of its own, for example"
                            + " correlateByHeader(\"correlation-id\")";
        } catch (IllegalArgumentException e) {
            refusal = e.getMessage();
        }
        proceed(log().failed(session, request, startMillis, log().nowMillis(), refusal));
    }

    private Replies repliesOf(String topic) {
        Replies known = replies.get(topic);
        if (known != null
                && !(known.subscribed.isDone() && !known.subscribed.join().isEmpty())) {
            return known;
        }
        return replies.compute(topic, (name, before) -> {
            if (before != null
                    && !(before.subscribed.isDone() && !before.subscribed.join().isEmpty())) {
                return before;
            }
            ReplyTracker tracker = new ReplyTracker(correlation.reply());
            return new Replies(tracker, components.feed().listen(name, tracker));
        });
    }
}
