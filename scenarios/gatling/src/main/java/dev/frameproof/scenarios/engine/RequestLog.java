package dev.frameproof.scenarios.engine;

import static java.util.Objects.requireNonNull;

import io.gatling.commons.stats.Status;
import io.gatling.commons.util.Clock;
import io.gatling.core.CoreComponents;
import io.gatling.core.action.BlockExit;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import scala.Option;
import scala.collection.immutable.List;

/**
 * Gatling's statistics: what is logged here comes to lie in {@code simulation.log} and in the HTML report. Safe for use
 * by several threads at once. Times are milliseconds since the epoch, on {@link #nowMillis}'s scale.
 */
public final class RequestLog {
    private static final Option<String> NONE = Option.empty();
    private static final Status OK = Status.apply("OK");
    private static final Status KO = Status.apply("KO");

    private final StatsEngine statistics;
    private final Clock clock;

    public RequestLog(StatsEngine statistics, Clock clock) {
        this.statistics = requireNonNull(statistics, "statistics");
        this.clock = requireNonNull(clock, "clock");
    }

    public static RequestLog of(CoreComponents core) {
        return new RequestLog(core.statsEngine(), core.clock());
    }

    /** @return the time now, on the clock of Gatling's statistics */
    public long nowMillis() {
        return clock.nowMillis();
    }

    /** Logs a request that did what it should; the session is left as it is. */
    public void ok(String scenario, List<String> groups, String request, long startMillis, long endMillis) {
        statistics.logResponse(scenario, groups, request, startMillis, endMillis, OK, NONE, NONE);
    }

    /** Logs a request that failed; the session is left as it is. */
    public void failed(
            String scenario, List<String> groups, String request, long startMillis, long endMillis, String cause) {
        statistics.logResponse(scenario, groups, request, startMillis, endMillis, KO, NONE, Option.apply(cause));
    }

    /** @return the session after a request that did what it should, which is logged */
    public Session ok(Session session, String request, long startMillis, long endMillis) {
        ok(session.scenario(), session.groups(), request, startMillis, endMillis);
        return session.logGroupRequestTimings(startMillis, endMillis);
    }

    /**
     * @param cause for people: what failed, why, what to do
     * @return the session after a request that failed, which is logged
     */
    public Session failed(Session session, String request, long startMillis, long endMillis, String cause) {
        failed(session.scenario(), session.groups(), request, startMillis, endMillis, cause);
        return session.markAsFailed().logGroupRequestTimings(startMillis, endMillis);
    }

    /** Logs that a request could not even be made. */
    public void crashed(Session session, String request, String cause) {
        statistics.logRequestCrash(session.scenario(), session.groups(), request, cause);
    }

    void leave(BlockExit exit) {
        exit.exitBlock(statistics, clock.nowMillis());
    }
}
