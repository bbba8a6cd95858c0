package dev.frameproof.scenarios.kafka;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.kafka.internal.request.AwaitSpec;
import dev.frameproof.scenarios.kafka.internal.request.Correlation;
import dev.frameproof.scenarios.kafka.internal.request.RecordSpec;
import dev.frameproof.scenarios.kafka.internal.request.SendPlan;
import java.util.List;
import java.util.Optional;

/** A request that has its name: what it does is chosen here. */
public final class Kafka {
    private final SessionValue<String> name;

    Kafka(SessionValue<String> name) {
        this.name = requireNonNull(name, "name");
    }

    /** Sends records; the user goes on when the broker has taken them. */
    public SendBuilder send() {
        return new SendBuilder(name, RecordSpec.empty(), SendPlan.once());
    }

    /** Sends a record, and waits for the one that answers it. */
    public RequestReplyBuilder requestReply() {
        return new RequestReplyBuilder(
                name, RecordSpec.empty(), Optional.empty(), Correlation.KEY, Optional.empty(), List.of());
    }

    /** Waits for a record that somebody else sends. */
    public AwaitBuilder await() {
        return new AwaitBuilder(name, AwaitSpec.any(), List.of());
    }

    /** Sends records together, and commits or aborts them. */
    public TransactionBuilder transaction() {
        return new TransactionBuilder(name, List.of());
    }
}
