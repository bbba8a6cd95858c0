package dev.frameproof.scenarios.kafka.internal.action;

import dev.frameproof.scenarios.engine.ChainedAction;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.engine.Throttling;
import dev.frameproof.scenarios.kafka.SentRecords;
import dev.frameproof.scenarios.kafka.internal.client.TransactionPool;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaComponents;
import dev.frameproof.scenarios.kafka.internal.request.RecordMaker;
import dev.frameproof.scenarios.kafka.internal.request.Records;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends records in one transaction and ends it: one request in the statistics, measured from reaching the action, so that
 * waiting for a free client counts, to the broker's answer to the end.
 */
public final class TransactionAction extends ChainedAction {
    private final SessionValue<String> requestName;
    private final List<Step> steps;
    private final boolean commit;
    private final KafkaComponents components;
    private final Throttling throttling;
    private final TransactionPool pool;

    /** @param commit whether it is committed, and not aborted */
    public TransactionAction(
            SessionValue<String> requestName,
            List<Step> steps,
            boolean commit,
            KafkaComponents components,
            Throttling throttling,
            Action next) {
        super("kafkaTransaction", components.log(), next);
        this.requestName = requestName;
        this.steps = List.copyOf(steps);
        this.commit = commit;
        this.components = components;
        this.throttling = throttling;
        pool = components.transactions();
    }

    /** Some records of a transaction. */
    public record Step(RecordMaker maker, int times) {}

    private record Sending(Records records, int times) {}

    /** Where a record came to lie. */
    private record Taken(RecordMetadata metadata, long index) {}

    @Override
    protected void run(Session session) {
        String request = requestName.of(session);
        throttling.request(session, () -> begin(session, request));
    }

    @Override
    protected String requestName(Session session) {
        return requestName.of(session);
    }

    private void begin(Session session, String request) {
        List<Sending> sendings = new ArrayList<>();
        for (Step step : steps) {
            sendings.add(new Sending(step.maker.records(session, step.times), step.times));
        }
        long startMillis = log().nowMillis();
        long startNanos = System.nanoTime();
        Queue<Taken> taken = new ConcurrentLinkedQueue<>();
        pool.run(client -> send(client, sendings, startMillis, taken), commit, failure -> {
            if (failure.isEmpty()) {
                tell(taken, startNanos);
                proceed(log().ok(session, request, startMillis, log().nowMillis()));
            } else {
                proceed(log().failed(session, request, startMillis, log().nowMillis(), failure));
            }
        });
    }

    private void send(Producer<byte[], byte[]> client, List<Sending> sendings, long startMillis, Queue<Taken> taken) {
        boolean told = !components.protocol().sent().isEmpty();
        for (Sending sending : sendings) {
            for (int place = 0; place < sending.times; place++) {
                long index = sending.records.index(place);
                Future<RecordMetadata> unused =
                        client.send(sending.records.record(place, startMillis), (metadata, error) -> {
                            if (error == null && told && index != Records.NO_INDEX) {
                                taken.add(new Taken(metadata, index));
                            }
                        });
            }
        }
    }

    private void tell(Queue<Taken> taken, long startNanos) {
        for (SentRecords listener : components.protocol().sent()) {
            for (Taken record : taken) {
                RecordMetadata at = record.metadata;
                if (commit) {
                    listener.acknowledged(
                            at.topic(), at.partition(), at.offset(), record.index, at.timestamp(), startNanos);
                } else {
                    listener.aborted(at.topic(), at.partition(), at.offset(), record.index);
                }
            }
        }
    }
}
