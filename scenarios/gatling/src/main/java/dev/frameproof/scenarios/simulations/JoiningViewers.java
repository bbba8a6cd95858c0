package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.scenarios.load.LoadSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** 03: viewers join a running stream by the thousand; each gets its first row soon, and from then on every row. */
public final class JoiningViewers extends LoadSimulation {
    private static final Duration FIRST_ROW_WITHIN = Duration.ofSeconds(10);
    private static final int SOON_MILLIS = 5_000;

    public JoiningViewers() {
        ChainBuilder joining = grafanaLive("connect")
                .connect()
                .toChainBuilder()
                .exec(grafanaLive("subscribe").subscribe(load.queryFromNow(load.topic())))
                .exec(load.isThere(() -> 1))
                .exitHereIfFailed()
                .exec(grafanaLive("first row").awaitRows(1).within(FIRST_ROW_WITHIN))
                .exec(load.stay())
                .exec(grafanaLive("close").close());
        ScenarioBuilder visit =
                scenario("viewers").doIf(session -> !load.doorsAreClosed()).then(joining);

        List<PopulationBuilder> all = new ArrayList<>(load.producers(topic -> kafka("send")
                .send()
                .source(topic.source())
                .topic(topic.name())
                .pace(topic.pacing())
                .times(Math.toIntExact(topic.records()))));
        // They come in the first half of the time, unless the plan says otherwise.
        all.add(
                load.arriveOverTime()
                        ? load.arriving(visit)
                        : visit.injectOpen(rampUsers(load.viewers())
                                .during(load.sendingTime().dividedBy(2))));

        setUp(all)
                .protocols(load.kafka(), load.grafanaLive())
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("connect").responseTime().percentile(99).lt(SOON_MILLIS),
                        details("subscribe").responseTime().percentile(99).lt(SOON_MILLIS));
    }
}
