package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.harness.stage.StageTopic;
import dev.frameproof.scenarios.load.LoadSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.List;

/** 07: a page of many panels, each of a topic of its own, over one connection: each shows its own rows and no other's. */
public final class Dashboard extends LoadSimulation {
    public Dashboard() {
        ChainBuilder opening = exec(grafanaLive("connect").connect());
        ChainBuilder closing = exec(load.allHasCome());
        for (StageTopic topic : load.topics()) {
            String panel = load.panel(topic);
            opening = opening.exec(grafanaLive("subscribe").subscribe(panel, load.queryOfAll(topic)));
            closing = closing.exec(grafanaLive("unsubscribe").unsubscribe(panel));
        }

        List<PopulationBuilder> all = new ArrayList<>(load.producers(topic -> kafka("send")
                .send()
                .source(topic.source())
                .topic(topic.name())
                .pace(topic.pacing())
                .times(Math.toIntExact(topic.records()))));
        all.add(scenario("viewers")
                .exec(opening)
                .exec(load.isThere(load::viewers))
                .exitHereIfFailed()
                .exec(closing)
                .exec(grafanaLive("close").close())
                .injectOpen(atOnceUsers(load.viewers())));

        setUp(all)
                .protocols(load.kafka(), load.grafanaLive().everythingIsDue())
                .assertions(global().failedRequests().count().is(0L));
    }
}
