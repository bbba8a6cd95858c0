package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.scenarios.load.LoadSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * 06: viewers lose their connection and come back, and load their page anew, again and again. What was sent while they
 * were away may be missing, and nothing else: no row twice, none out of order, none wrong.
 */
public final class ReconnectsAndReloads extends LoadSimulation {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(3);
    private static final int ROWS = 20;

    public ReconnectsAndReloads() {
        ChainBuilder restless = asLongAs(session -> !load.doorsAreClosed())
                .on(grafanaLive("rows")
                        .awaitRows(ROWS)
                        .toChainBuilder()
                        .pause(SHORT, LONG)
                        .doIf(session -> !load.doorsAreClosed())
                        .then(grafanaLive("reconnect")
                                .reconnect()
                                .toChainBuilder()
                                .exec(grafanaLive("rows after reconnect").awaitRows(ROWS))
                                .pause(SHORT, LONG))
                        .doIf(session -> !load.doorsAreClosed())
                        .then(grafanaLive("reload")
                                .reload()
                                .toChainBuilder()
                                .exec(grafanaLive("rows after reload").awaitRows(ROWS))
                                .pause(SHORT, LONG)));

        List<PopulationBuilder> all = new ArrayList<>(load.producers(topic -> kafka("send")
                .send()
                .source(topic.source())
                .topic(topic.name())
                .pace(topic.pacing())
                .times(Math.toIntExact(topic.records()))));
        all.add(scenario("viewers")
                .exec(grafanaLive("connect").connect())
                .exec(grafanaLive("subscribe").subscribe(load.queryFromNow(load.topic())))
                .exec(load.isThere(() -> 1))
                .exitHereIfFailed()
                .exec(restless)
                .exec(load.allHasCome())
                .exec(grafanaLive("close").close())
                // One after the other, so that they do not all come back at once.
                .injectOpen(rampUsers(load.viewers()).during(LONG)));

        setUp(all)
                .protocols(load.kafka(), load.grafanaLive())
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("reconnect").successfulRequests().count().gte(1L),
                        details("reload").successfulRequests().count().gte(1L));
    }
}
