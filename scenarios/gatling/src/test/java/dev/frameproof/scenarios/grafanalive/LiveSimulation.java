package dev.frameproof.scenarios.grafanalive;

import dev.frameproof.harness.bench.LiveTopic;
import dev.frameproof.harness.viewers.FleetVerdict;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.producers.workload.FlatNumbers;
import dev.frameproof.producers.workload.FlatNumbersSettings;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A simulation of viewers of one topic, which is sent to once the scenario says so. Told of its stack by properties. */
abstract class LiveSimulation extends Simulation {
    static final String PREFIX = "frameproof.test.live.";
    static final String BROKERS = PREFIX + "brokers";
    static final String URL = PREFIX + "url";
    static final String PASSWORD = PREFIX + "password";
    static final String DATASOURCE = PREFIX + "datasource";
    static final String TARGET_PID = PREFIX + "target-pid";
    static final String VERDICT = PREFIX + "verdict";

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    /** Longer than any simulation takes; it sends no more when it ends. */
    private static final Duration SENDING = Duration.ofMinutes(5);

    private static final int PARTITIONS = 2;

    private final LiveTopic topic;
    private final AtomicBoolean sending = new AtomicBoolean();

    LiveSimulation(String name, int fields) {
        String brokers = System.getProperty(BROKERS);
        try (TopicAdmin admin = new TopicAdmin(brokers, Map.of())) {
            admin.create(name, PARTITIONS, Map.of(), DEADLINE);
        }
        FlatNumbers numbers = new FlatNumbers(new FlatNumbersSettings(fields, 3, 1));
        topic = new LiveTopic(brokers, name, PARTITIONS, numbers, new JsonEncoder());
    }

    StreamQuery query() {
        return StreamQuery.of(topic.query().topicName());
    }

    /** The protocol for the stack of the test, which knows no topic yet. */
    static GrafanaLiveProtocolBuilder stack() {
        return GrafanaLiveDsl.grafanaLive
                .url(System.getProperty(URL))
                .basicAuth("admin", System.getProperty(PASSWORD))
                .datasource(System.getProperty(DATASOURCE))
                .verdicts(LiveSimulation::tell);
    }

    GrafanaLiveProtocolBuilder protocol() {
        return stack().records(query().topicName(), topic.records());
    }

    private static void tell(List<FleetVerdict> verdicts) {
        StringBuilder text = new StringBuilder();
        for (FleetVerdict verdict : verdicts) {
            text.append("%d of %d proved, %d rows verified, %s%n"
                    .formatted(
                            verdict.provedViewers(),
                            verdict.viewers(),
                            verdict.total().rowsVerified(),
                            verdict.total().counts().keySet()));
        }
        System.setProperty(VERDICT, text.toString());
    }

    /** Begins to send, whoever comes first. */
    ChainBuilder send(long rowsPerSecond) {
        return CoreDsl.exec(session -> {
            if (sending.compareAndSet(false, true)) {
                topic.send(Pacing.fixed(Rate.perSecond(rowsPerSecond)), rowsPerSecond * SENDING.toSeconds());
            }
            return session;
        });
    }

    @Override
    public void after() {
        topic.close();
    }
}
