package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.harness.stage.Faults;
import dev.frameproof.harness.stage.StageTopic;
import dev.frameproof.scenarios.kafka.SendBuilder;
import dev.frameproof.scenarios.kafka.SharedIndex;
import dev.frameproof.scenarios.load.LoadSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * 10: while records are sent, the topic gets a partition more, the broker dies and comes back, and the plugin does. Rows of
 * the new partition show, what the broker had taken is not lost, and after the plugin's death nothing is wrong, though what
 * was sent meanwhile may be missing. A broker that is not ours is left alone.
 */
public final class FaultsMidway extends LoadSimulation {
    private static final int PARTS = 5;
    private static final int PIECES = 20;
    private static final int ROWS = 50;
    private static final Duration ROWS_WITHIN = Duration.ofSeconds(60);

    private final AtomicInteger served = new AtomicInteger();

    public FaultsMidway() {
        Duration part = load.sendingTime().dividedBy(PARTS);
        ChainBuilder faults = exec(load.sendingHasBegun())
                .pause(part)
                .exec(load.fault("partition added", faultsOf -> faultsOf.addPartition(load.topic())))
                .pause(part)
                .doIf(session -> load.brokerIsOurs())
                .then(exec(load.fault("broker restarted", Faults::restartBroker)))
                .pause(part)
                .exec(load.fault("plugin killed", Faults::killPlugin));

        StageTopic topic = load.topic();
        SendBuilder send = kafka("send")
                .send()
                .source(topic.source())
                .topic(topic.name())
                .index(SharedIndex.fromZero())
                .pace(topic.pacing());
        int records = Math.toIntExact(topic.records());
        // What follows the plan's records is for the plugin that was started again, however long that took.
        ChainBuilder sending = exec(send.times(records))
                .exec(load.faultsAreOver())
                .asLongAs(session -> served.get() < load.viewers())
                .on(exec(send.times(Math.max(1, records / PIECES))));

        List<PopulationBuilder> all = new ArrayList<>();
        all.add(load.producer(topic, sending));
        all.add(scenario("viewers")
                .exec(grafanaLive("connect").connect())
                .exec(grafanaLive("subscribe").subscribe(load.queryFromNow(load.topic())))
                .exec(load.isThere(load::viewers))
                .exitHereIfFailed()
                .exec(load.faultsAreOver())
                .exec(grafanaLive("rows after all faults").awaitRows(ROWS).within(ROWS_WITHIN))
                .exec(session -> {
                    served.incrementAndGet();
                    return session;
                })
                .exec(load.allHasCome())
                .exec(grafanaLive("close").close())
                .injectOpen(atOnceUsers(load.viewers())));
        all.add(scenario("faults").exec(faults).exec(load.noMoreFaults()).injectOpen(atOnceUsers(1)));

        setUp(all)
                // The producer has to hear of the new partition and of the broker's return soon.
                .protocols(load.kafka().producerProperty("metadata.max.age.ms", "1000"), load.grafanaLive())
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("plugin killed").successfulRequests().count().is(1L),
                        details("rows after all faults")
                                .successfulRequests()
                                .count()
                                .is((long) load.viewers()));
    }
}
