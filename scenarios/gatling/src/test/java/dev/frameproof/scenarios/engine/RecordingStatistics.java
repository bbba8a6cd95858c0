package dev.frameproof.scenarios.engine;

import io.gatling.commons.stats.Status;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.stats.StatsEngine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import scala.Option;

/** Gatling's statistics, written down. */
public final class RecordingStatistics implements StatsEngine {
    private final List<Response> responses = new CopyOnWriteArrayList<>();
    private final List<String> crashes = new CopyOnWriteArrayList<>();

    /** One request as it was logged; without a message, that is empty. */
    public record Response(
            String scenario,
            String groups,
            String request,
            long startMillis,
            long endMillis,
            String status,
            String message) {}

    /** @return what was logged, in that order */
    public List<Response> responses() {
        return List.copyOf(responses);
    }

    /** @return requests that could not be made, as {@code name: cause} */
    public List<String> crashes() {
        return List.copyOf(crashes);
    }

    @Override
    public void logResponse(
            String scenario,
            scala.collection.immutable.List<String> groups,
            String request,
            long startMillis,
            long endMillis,
            Status status,
            Option<String> code,
            Option<String> message) {
        responses.add(new Response(
                scenario,
                groups.mkString("/"),
                request,
                startMillis,
                endMillis,
                status.name(),
                message.isDefined() ? message.get() : ""));
    }

    @Override
    public void logRequestCrash(
            String scenario, scala.collection.immutable.List<String> groups, String request, String error) {
        crashes.add(request + ": " + error);
    }

    @Override
    public void start() {}

    @Override
    public void stop(ActorRef<Controller.Command> controller, Option<Exception> crash) {}

    @Override
    public void logUserStart(String scenario) {}

    @Override
    public void logUserEnd(String scenario) {}

    @Override
    public void logGroupEnd(String scenario, GroupBlock group, long exitMillis) {}
}
