package dev.frameproof.scenarios.kafka.internal.action;

import dev.frameproof.scenarios.engine.ChainedAction;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.engine.Throttling;
import dev.frameproof.scenarios.engine.UnresolvedExpressionException;
import dev.frameproof.scenarios.kafka.internal.client.RunClients;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaComponents;
import dev.frameproof.scenarios.kafka.internal.request.RecordMaker;
import dev.frameproof.scenarios.kafka.internal.request.SendPlan;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import java.util.concurrent.CompletableFuture;

/** Sends records, and waits for the broker's answers. */
public final class SendAction extends ChainedAction {
    private static final int MOST = 1_000_000_000;

    private final SessionValue<String> requestName;
    private final RecordMaker maker;
    private final SendPlan plan;
    private final KafkaComponents components;
    private final RunClients clients;
    private final Throttling throttling;

    public SendAction(
            SessionValue<String> requestName,
            RecordMaker maker,
            SendPlan plan,
            KafkaComponents components,
            Throttling throttling,
            Action next) {
        super("kafkaSend", components.log(), next);
        this.requestName = requestName;
        this.maker = maker;
        this.plan = plan;
        this.components = components;
        this.throttling = throttling;
        clients = components.clients();
    }

    @Override
    protected void run(Session session) {
        String request = requestName.of(session);
        int count = count(session);
        if (count == 0) {
            proceed(session);
            return;
        }
        throttling.request(session, () -> send(session, request, count));
    }

    @Override
    protected String requestName(Session session) {
        return requestName.of(session);
    }

    private void send(Session session, String request, int count) {
        SendBatch batch = new SendBatch(
                session,
                request,
                maker.records(session, count),
                count,
                plan,
                plan.pacing().map(pacing -> pacing.of(session)),
                log(),
                clients.of(session.userId()),
                components.protocol().sent(),
                this::proceed);
        CompletableFuture<String> reached = clients.topics().reached(batch.topic());
        if (reached.isDone()) {
            begin(batch, reached.join());
        } else {
            CompletableFuture<Void> unused =
                    reached.thenAcceptAsync(failure -> begin(batch, failure), session.eventLoop());
        }
    }

    private static void begin(SendBatch batch, String failure) {
        if (failure.isEmpty()) {
            batch.start();
        } else {
            batch.refuse(failure);
        }
    }

    private int count(Session session) {
        long count = plan.times().of(session);
        if (count < 0 || count > MOST) {
            throw new UnresolvedExpressionException("an action sends 0 to 1,000,000,000 records, not " + count);
        }
        return (int) count;
    }
}
