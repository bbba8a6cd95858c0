package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.scenarios.load.LoadSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.List;

/** 01: viewers watch a stream that flows evenly, from its first record to its last. */
public final class SteadyStream extends LoadSimulation {
    public SteadyStream() {
        ChainBuilder watching = grafanaLive("connect")
                .connect()
                .toChainBuilder()
                .exec(grafanaLive("subscribe").subscribe(load.query(load.topic())))
                .exec(load.isThere())
                .exitHereIfFailed()
                .exec(load.stay())
                .exec(grafanaLive("close").close());

        List<PopulationBuilder> all = new ArrayList<>(load.producers(topic -> kafka("send")
                .send()
                .source(topic.source())
                .topic(topic.name())
                .pace(topic.pacing())
                .times(Math.toIntExact(topic.records()))));
        all.add(load.arriving(
                scenario("viewers").doIf(session -> !load.doorsAreClosed()).then(watching)));

        setUp(all)
                .protocols(
                        load.kafka(),
                        load.arriveOverTime()
                                ? load.grafanaLive()
                                : load.grafanaLive().everythingIsDue())
                .assertions(global().failedRequests().count().is(0L));
    }
}
