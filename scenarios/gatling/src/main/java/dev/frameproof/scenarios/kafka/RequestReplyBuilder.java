package dev.frameproof.scenarios.kafka;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.engine.Throttling;
import dev.frameproof.scenarios.kafka.internal.action.ActionParts;
import dev.frameproof.scenarios.kafka.internal.action.RequestReplyAction;
import dev.frameproof.scenarios.kafka.internal.check.RecordChecks;
import dev.frameproof.scenarios.kafka.internal.request.Correlation;
import dev.frameproof.scenarios.kafka.internal.request.RecordMaker;
import dev.frameproof.scenarios.kafka.internal.request.RecordSpec;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends a record, and waits for the one that answers it, which must hold what the checks say. */
public final class RequestReplyBuilder extends RecordDsl<RequestReplyBuilder> implements ActionBuilder {
    private final SessionValue<String> name;
    private final Optional<SessionValue<String>> replyTopic;
    private final Correlation correlation;
    private final Optional<Duration> timeout;
    private final List<CheckBuilder> checks;

    RequestReplyBuilder(
            SessionValue<String> name,
            RecordSpec spec,
            Optional<SessionValue<String>> replyTopic,
            Correlation correlation,
            Optional<Duration> timeout,
            List<CheckBuilder> checks) {
        super(spec);
        this.name = requireNonNull(name, "name");
        this.replyTopic = requireNonNull(replyTopic, "replyTopic");
        this.correlation = requireNonNull(correlation, "correlation");
        this.timeout = requireNonNull(timeout, "timeout");
        this.checks = List.copyOf(checks);
    }

    /** Where replies come. It is read from before the request is sent. */
    public RequestReplyBuilder replyTopic(String topic) {
        return new RequestReplyBuilder(
                name, spec(), Optional.of(SessionValue.text(topic)), correlation, timeout, checks);
    }

    public RequestReplyBuilder replyTopic(Function<Session, String> topic) {
        return new RequestReplyBuilder(
                name, spec(), Optional.of(SessionValue.function(topic)), correlation, timeout, checks);
    }

    /** The reply has its request's key; so it is unless set. Each request that waits needs a key of its own. */
    public RequestReplyBuilder correlateByKey() {
        return new RequestReplyBuilder(name, spec(), replyTopic, Correlation.KEY, timeout, checks);
    }

    /** The reply has its request's header of that name; a request without it is given one that no other has. */
    public RequestReplyBuilder correlateByHeader(String header) {
        return new RequestReplyBuilder(name, spec(), replyTopic, Correlation.header(header), timeout, checks);
    }

    /** The reply answers the request for which both functions give the same bytes. */
    public RequestReplyBuilder correlateBy(
            Function<ProducerRecord<byte[], byte[]>, byte[]> ofRequest,
            Function<ConsumerRecord<byte[], byte[]>, byte[]> ofReply) {
        return new RequestReplyBuilder(name, spec(), replyTopic, Correlation.of(ofRequest, ofReply), timeout, checks);
    }

    /** How long the reply may take; else the protocol's {@link KafkaProtocolBuilder#replyTimeout}. */
    public RequestReplyBuilder timeout(Duration time) {
        return new RequestReplyBuilder(name, spec(), replyTopic, correlation, Optional.of(time), checks);
    }

    /** What the reply must hold: Gatling's checks on bodies, and those of {@link KafkaDsl} on records. */
    public RequestReplyBuilder check(CheckBuilder... further) {
        List<CheckBuilder> all = new ArrayList<>(checks);
        all.addAll(List.of(further));
        return new RequestReplyBuilder(name, spec(), replyTopic, correlation, timeout, all);
    }

    @Override
    RequestReplyBuilder with(RecordSpec other) {
        return new RequestReplyBuilder(name, other, replyTopic, correlation, timeout, checks);
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return ActionParts.builder((components, context, next) -> {
            RecordMaker maker = ActionParts.maker(spec(), components);
            ActionParts.reach(maker, components);
            RequestReplyAction action = new RequestReplyAction(
                    name,
                    maker,
                    replyTopic.orElseThrow(() -> new IllegalStateException(
                            "a request waits for a reply, but nothing says where it comes: add replyTopic(...)")),
                    correlation,
                    timeout.orElse(components.protocol().replyTimeout()),
                    RecordChecks.of(checks),
                    components,
                    Throttling.of(context),
                    next);
            action.prepare();
            return action;
        });
    }
}
