package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.columnNames;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.scenarios.load.LoadSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** 05: columns come and go while viewers watch; a look at the frames tells how many sets of columns they saw. */
public final class SchemaChurn extends LoadSimulation {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Set<String> seen = Collections.synchronizedSet(new TreeSet<>());

    public SchemaChurn() {
        ChainBuilder looking = asLongAs(session -> !load.isSent())
                .on(grafanaLive("columns")
                        .awaitFrames(1)
                        .check(columnNames().saveAs("columns"))
                        .toChainBuilder()
                        .exec(session -> {
                            seen.add(session.getList("columns").toString());
                            return session;
                        })
                        .pause(LOOK));

        List<PopulationBuilder> all = new ArrayList<>(load.producers(topic -> kafka("send")
                .send()
                .source(topic.source())
                .topic(topic.name())
                .pace(topic.pacing())
                .times(Math.toIntExact(topic.records()))));
        all.add(scenario("viewers")
                .exec(grafanaLive("connect").connect())
                .exec(grafanaLive("subscribe").subscribe(load.queryOfAll(load.topic())))
                .exec(load.isThere(load::viewers))
                .exitHereIfFailed()
                .exec(load.sendingHasBegun())
                .exec(looking)
                .exec(load.allHasCome())
                .exec(grafanaLive("close").close())
                .injectOpen(atOnceUsers(load.viewers())));

        setUp(all)
                .protocols(load.kafka(), load.grafanaLive().everythingIsDue())
                .assertions(global().failedRequests().count().is(0L));
    }

    @Override
    public void after() {
        load.fact("Sets of columns", "at least " + seen.size() + " different ones were seen");
        super.after();
    }
}
