package dev.frameproof.scenarios.kafka;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.kafka.internal.action.ActionParts;
import dev.frameproof.scenarios.kafka.internal.action.AwaitAction;
import dev.frameproof.scenarios.kafka.internal.check.RecordChecks;
import dev.frameproof.scenarios.kafka.internal.request.AwaitSpec;
import dev.frameproof.scenarios.kafka.internal.request.HeaderSpec;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Waits for a record that somebody else sends; of all that it says of the record, all must hold. The topic is read from
 * when the simulation starts, or from when a user first names it. Immutable: each method returns another one.
 */
public final class AwaitBuilder implements ActionBuilder {
    private final SessionValue<String> name;
    private final AwaitSpec spec;
    private final List<CheckBuilder> checks;

    AwaitBuilder(SessionValue<String> name, AwaitSpec spec, List<CheckBuilder> checks) {
        this.name = requireNonNull(name, "name");
        this.spec = requireNonNull(spec, "spec");
        this.checks = List.copyOf(checks);
    }

    public AwaitBuilder topic(String topic) {
        return new AwaitBuilder(name, spec.withTopic(SessionValue.text(topic)), checks);
    }

    public AwaitBuilder topic(Function<Session, String> topic) {
        return new AwaitBuilder(name, spec.withTopic(SessionValue.function(topic)), checks);
    }

    /** The record has that key. */
    public AwaitBuilder key(String text) {
        return new AwaitBuilder(name, spec.withKey(SessionValue.utf8(text)), checks);
    }

    /** The record has that key; null for none. */
    public AwaitBuilder key(Function<Session, byte[]> bytes) {
        return new AwaitBuilder(name, spec.withKey(SessionValue.function(bytes)), checks);
    }

    /** The record has that header; of several of that name the last counts. */
    public AwaitBuilder header(String header, String value) {
        return new AwaitBuilder(
                name, spec.withHeader(new HeaderSpec(SessionValue.text(header), SessionValue.utf8(value))), checks);
    }

    /** The record is as the condition says; it is asked by the thread that reads, for every record: be quick. */
    public AwaitBuilder matching(Predicate<ConsumerRecord<byte[], byte[]>> condition) {
        return new AwaitBuilder(name, spec.withCondition((record, session) -> condition.test(record)), checks);
    }

    /** As {@link #matching(Predicate)}, with the session of the user who waits. */
    public AwaitBuilder matching(BiPredicate<ConsumerRecord<byte[], byte[]>, Session> condition) {
        return new AwaitBuilder(name, spec.withCondition(condition), checks);
    }

    /** How long it may take; else the protocol's {@link KafkaProtocolBuilder#replyTimeout}. */
    public AwaitBuilder timeout(Duration time) {
        return new AwaitBuilder(name, spec.withTimeout(time), checks);
    }

    /**
     * A record that came up to so long before the request was reached will do too, with a response time of 0; of the
     * topic's newest 10,000. Without it, only what comes afterwards.
     */
    public AwaitBuilder lookBack(Duration time) {
        return new AwaitBuilder(name, spec.withLookBack(time), checks);
    }

    /** What the record must hold besides: Gatling's checks on bodies, and those of {@link KafkaDsl} on records. */
    public AwaitBuilder check(CheckBuilder... further) {
        List<CheckBuilder> all = new ArrayList<>(checks);
        all.addAll(List.of(further));
        return new AwaitBuilder(name, spec, all);
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return ActionParts.builder((components, context, next) -> {
            AwaitAction action = new AwaitAction(
                    name, ActionParts.topic(spec.topic(), components), spec, RecordChecks.of(checks), components, next);
            action.prepare();
            return action;
        });
    }
}
