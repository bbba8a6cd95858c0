package dev.frameproof.scenarios.kafka.internal.action;

import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaComponents;
import dev.frameproof.scenarios.kafka.internal.request.RecordMaker;
import dev.frameproof.scenarios.kafka.internal.request.RecordSpec;
import io.gatling.core.action.Action;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.structure.ScenarioContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What actions are put together of, when Gatling builds a scenario. */
public final class ActionParts {
    private static final int REACH_SECONDS = 15;

    private ActionParts() {}

    /** Builds one action. */
    @FunctionalInterface
    public interface Maker {
        Action make(KafkaComponents components, ScenarioContext context, Action next);
    }

    /** @return a builder as Gatling has it */
    public static ActionBuilder builder(Maker maker) {
        return new EngineBuilder(maker);
    }

    /** @throws IllegalStateException when neither the request nor the protocol names a topic */
    public static SessionValue<String> topic(Optional<SessionValue<String>> given, KafkaComponents components) {
        return given.or(() -> components.protocol().topic().map(SessionValue::constant))
                .orElseThrow(() -> new IllegalStateException(
                        "a kafka request has no topic: give it one by topic(...), or the protocol one for all"));
    }

    /** @return what makes the records of an action */
    public static RecordMaker maker(RecordSpec spec, KafkaComponents components) {
        SessionValue<String> topic = topic(spec.topic(), components);
        Optional<RecordSource> source = spec.workload()
                .map(workload -> workload.source(
                        components.protocol().framing(topic.constantValue().orElse("records"))));
        return new RecordMaker(spec, topic, source);
    }

    /**
     * Connects before users come, so that no request's time holds what connecting takes. A topic that cannot be reached is
     * told by the requests, each of which fails.
     */
    public static void reach(RecordMaker maker, KafkaComponents components) {
        maker.staticTopic().ifPresent(topic -> {
            String unused = components
                    .clients()
                    .topics()
                    .reached(topic)
                    .completeOnTimeout("", REACH_SECONDS, TimeUnit.SECONDS)
                    .join();
        });
    }

    private record EngineBuilder(Maker maker) implements ActionBuilder {
        @Override
        public Action build(ScenarioContext context, Action next) {
            return maker.make(KafkaComponents.KEY.of(context), context, next);
        }
    }
}
