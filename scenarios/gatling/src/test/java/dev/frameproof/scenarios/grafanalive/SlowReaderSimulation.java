package dev.frameproof.scenarios.grafanalive;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.closeCode;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A viewer that reads too slowly is dropped by the target, comes back, and those beside it do not suffer. */
public final class SlowReaderSimulation extends LiveSimulation {
    /** Of how the slow one's connection ended. */
    static final String CLOSED_WITH = PREFIX + "closed-with";

    static final int USERS = 4;
    private static final int FIELDS = 100;
    private static final long ROWS_PER_SECOND = 3_000;
    private static final long SLOW_BYTES_PER_SECOND = 300_000;
    /** Some 15 MB: more than both ends' sockets and the queue behind them hold, so that the slow one is dropped by then. */
    private static final int ROWS_UNTIL_DROPPED = 20_000;

    private static final int SLOW = 3008;
    private static final int CUT = 1006;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicBoolean taken = new AtomicBoolean();

    public SlowReaderSimulation() {
        super("slow-reader", FIELDS);
        ChainBuilder dropped = exec(grafanaLive("full speed").readingOn())
                .exec(grafanaLive("dropped")
                        .awaitClose(SLOW, CUT)
                        .within(PATIENCE)
                        .check(closeCode().saveAs("code")))
                .exec(session -> {
                    System.setProperty(CLOSED_WITH, Integer.toString(session.getInt("code")));
                    return session;
                })
                .exec(grafanaLive("back").reconnect())
                .exec(grafanaLive("rows again").awaitRows(100));
        setUp(scenario("viewers")
                        .exec(session -> session.set("slow", taken.compareAndSet(false, true)))
                        .exec(grafanaLive("connect").connect())
                        .exec(grafanaLive("subscribe").subscribe(query()))
                        .rendezVous(USERS)
                        .exec(send(ROWS_PER_SECOND))
                        .exec(doIfOrElse("#{slow}")
                                .then(grafanaLive("slow").readingAtMost(SLOW_BYTES_PER_SECOND))
                                .orElse(grafanaLive("fast rows")
                                        .awaitRows(ROWS_UNTIL_DROPPED)
                                        .within(PATIENCE)))
                        .rendezVous(USERS)
                        .exec(doIf("#{slow}").then(dropped))
                        .exec(grafanaLive("close").close())
                        .injectOpen(atOnceUsers(USERS)))
                .protocols(protocol())
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("dropped").successfulRequests().count().is(1L),
                        details("rows again").successfulRequests().count().is(1L),
                        details("fast rows").successfulRequests().count().is(USERS - 1L));
    }
}
