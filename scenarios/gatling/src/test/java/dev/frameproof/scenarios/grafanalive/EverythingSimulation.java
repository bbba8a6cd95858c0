package dev.frameproof.scenarios.grafanalive;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.columnNames;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.columnValues;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.frameCount;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.lastValue;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.latencyMillis;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.longestGapMillis;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.rowCount;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import java.time.Duration;

/** All that a viewer may do, against a plugin that keeps its promises. */
public final class EverythingSimulation extends LiveSimulation {
    static final int USERS = 20;
    private static final long ROWS_PER_SECOND = 200;

    public EverythingSimulation() {
        super("everything", 4);
        setUp(scenario("viewers")
                        .exec(grafanaLive("connect").connect())
                        .exec(grafanaLive("subscribe").subscribe(query()))
                        .rendezVous(USERS)
                        .exec(send(ROWS_PER_SECOND))
                        .exec(grafanaLive("frames")
                                .awaitFrames(5)
                                .check(
                                        frameCount().is(5),
                                        rowCount().gte(5),
                                        columnNames()
                                                .transform(names ->
                                                        names.subList(0, 3).toString())
                                                .is("[time, partition, offset]"),
                                        columnValues("offset").exists(),
                                        lastValue("offset").saveAs("offset"),
                                        latencyMillis(99).lt(20_000.0),
                                        longestGapMillis().lt(20_000.0),
                                        jsonPath("$.schema.name").exists()))
                        .exec(grafanaLive("slower").readingAtMost(20_000))
                        .exec(grafanaLive("rows").awaitRows(100))
                        .exec(grafanaLive("full speed").readingOn())
                        .exec(grafanaLive("reconnect")
                                .reconnect()
                                .withBackOff(Duration.ofMillis(50), Duration.ofSeconds(1)))
                        .exec(grafanaLive("rows after reconnect").awaitRows(50))
                        .exec(grafanaLive("unsubscribe").unsubscribe())
                        .exec(grafanaLive("subscribe again").subscribe(query()))
                        .exec(grafanaLive("rows of the second visit").awaitRows(50))
                        .exec(grafanaLive("reload").reload())
                        .exec(grafanaLive("rows after reload").awaitRows(50))
                        .exec(grafanaLive("close").close())
                        .injectOpen(atOnceUsers(USERS)))
                .protocols(protocol())
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("connect").successfulRequests().count().is((long) USERS),
                        details("stream first frame")
                                .successfulRequests()
                                .count()
                                .is(4L * USERS),
                        details("rows after reload")
                                .successfulRequests()
                                .count()
                                .is((long) USERS),
                        details("stream verified").successfulRequests().count().is((long) USERS));
    }
}
