package dev.frameproof.scenarios.grafanalive;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/** Viewers of a plugin that loses rows and spoils values. */
public final class FaultySimulation extends LiveSimulation {
    static final int USERS = 5;

    public FaultySimulation() {
        super("faulty", 4);
        setUp(scenario("viewers")
                        .exec(grafanaLive("connect").connect())
                        .exec(grafanaLive("subscribe").subscribe(query()))
                        .rendezVous(USERS)
                        .exec(send(200))
                        .exec(grafanaLive("rows").awaitRows(400))
                        .exec(grafanaLive("close").close())
                        .injectOpen(atOnceUsers(USERS)))
                .protocols(protocol())
                .assertions(
                        details("connect").failedRequests().count().is(0L),
                        details("rows").failedRequests().count().is((long) USERS),
                        details("stream verified").failedRequests().count().is((long) USERS));
    }
}
