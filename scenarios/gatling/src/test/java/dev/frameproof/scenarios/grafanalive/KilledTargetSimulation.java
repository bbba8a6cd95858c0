package dev.frameproof.scenarios.grafanalive;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import java.time.Duration;

/** The target is killed while viewers watch. */
public final class KilledTargetSimulation extends LiveSimulation {
    static final int USERS = 3;

    public KilledTargetSimulation() {
        super("killed", 4);
        setUp(scenario("viewers")
                        .exec(grafanaLive("connect").connect())
                        .exec(grafanaLive("subscribe").subscribe(query()))
                        .rendezVous(USERS)
                        .exec(send(200))
                        .exec(grafanaLive("rows").awaitRows(50))
                        .rendezVous(USERS)
                        .exec(session -> {
                            ProcessHandle.of(Long.getLong(TARGET_PID)).ifPresent(ProcessHandle::destroyForcibly);
                            return session;
                        })
                        .exec(grafanaLive("rows that never come").awaitRows(1_000_000))
                        .exec(grafanaLive("back")
                                .reconnect()
                                .withBackOff(Duration.ofMillis(50), Duration.ofMillis(100))
                                .withTries(3))
                        .injectOpen(atOnceUsers(USERS)))
                .protocols(protocol())
                .assertions(
                        details("rows").failedRequests().count().is(0L),
                        details("rows that never come").failedRequests().count().is((long) USERS),
                        details("back").failedRequests().count().is((long) USERS));
    }
}
