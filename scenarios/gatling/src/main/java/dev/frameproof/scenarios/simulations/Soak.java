package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.scenarios.load.LoadSimulation;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * 08: the same load for a long time. Nothing is lost, and neither memory nor latency grow: the plan's thresholds hold the
 * last quarter of the time against the second one.
 */
public final class Soak extends LoadSimulation {
    public Soak() {
        // Silent: half an hour of single requests would make Gatling's log larger than all that is sent.
        List<PopulationBuilder> all = new ArrayList<>(load.producers(topic -> kafka("send")
                .send()
                .source(topic.source())
                .topic(topic.name())
                .pace(topic.pacing())
                .times(Math.toIntExact(topic.records()))
                .silent()));
        all.add(scenario("viewers")
                .exec(grafanaLive("connect").connect())
                .exec(grafanaLive("subscribe").subscribe(load.queryOfAll(load.topic())))
                .exec(load.isThere(load::viewers))
                .exitHereIfFailed()
                .exec(load.allHasCome())
                .exec(grafanaLive("close").close())
                .injectOpen(atOnceUsers(load.viewers())));

        setUp(all)
                .protocols(load.kafka(), load.grafanaLive().everythingIsDue())
                .assertions(global().failedRequests().count().is(0L));
    }
}
