package dev.frameproof.scenarios.engine;

import static java.util.Objects.requireNonNull;

import io.gatling.commons.stats.Status;
import io.gatling.commons.util.Clock;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.Controller$Command$StatsEngineStopped$;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.stats.writer.DataWriterMessage;
import io.gatling.core.stats.writer.DataWriterMessage$LoadEvent$Error;
import io.gatling.core.stats.writer.DataWriterMessage$LoadEvent$Group;
import io.gatling.core.stats.writer.DataWriterMessage$LoadEvent$Response;
import io.gatling.core.stats.writer.DataWriterMessage$LoadEvent$User;
import io.gatling.core.stats.writer.FileData;
import io.gatling.core.stats.writer.LogFileDataWriter;
import io.netty.util.internal.PlatformDependent;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.collection.immutable.List;

/**
 * Gatling's statistics for many requests a second: Gatling's own writer of {@code simulation.log}, fed by one thread from
 * one queue. Gatling's own engine wakes a pool's thread for every 20 requests, and gives up what is not written 5 s after
 * the end; this one's thread looks for itself, and writes to the last request.
 */
final class LogFileStatistics implements StatsEngine {
    private static final Logger LOG = LoggerFactory.getLogger(LogFileStatistics.class);
    private static final long IDLE_NANOS = 1_000_000;
    private static final int MESSAGE_LENGTH = StatsEngine.ErrorMessageMaxLength();

    private final LogFileDataWriter writer;
    private final Clock clock;
    private final Runnable whenStarted;
    private final Queue<DataWriterMessage.LoadEvent> events = PlatformDependent.newMpscQueue();
    private final Thread thread = new Thread(this::write, "gatling-statistics");
    private volatile Runnable whenWritten;

    /** @param whenStarted called when the run begins */
    LogFileStatistics(LogFileDataWriter writer, Clock clock, Runnable whenStarted) {
        this.writer = requireNonNull(writer, "writer");
        this.clock = requireNonNull(clock, "clock");
        this.whenStarted = requireNonNull(whenStarted, "whenStarted");
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
        whenStarted.run();
    }

    @Override
    public void stop(ActorRef<Controller.Command> controller, Option<Exception> crash) {
        whenWritten = () -> controller.$bang(Controller$Command$StatsEngineStopped$.MODULE$);
        LockSupport.unpark(thread);
    }

    @Override
    public void logUserStart(String scenario) {
        add(new DataWriterMessage$LoadEvent$User(scenario, clock.nowMillis(), true));
    }

    @Override
    public void logUserEnd(String scenario) {
        add(new DataWriterMessage$LoadEvent$User(scenario, clock.nowMillis(), false));
    }

    @Override
    public void logResponse(
            String scenario,
            List<String> groups,
            String request,
            long startMillis,
            long endMillis,
            Status status,
            Option<String> code,
            Option<String> message) {
        if (endMillis >= 0) {
            add(new DataWriterMessage$LoadEvent$Response(
                    scenario, groups, request, startMillis, endMillis, status, code, shortened(message)));
        }
    }

    @Override
    public void logGroupEnd(String scenario, GroupBlock group, long exitMillis) {
        add(new DataWriterMessage$LoadEvent$Group(
                scenario,
                group.groups(),
                group.startTimestamp(),
                exitMillis,
                group.cumulatedResponseTime(),
                group.status()));
    }

    @Override
    public void logRequestCrash(String scenario, List<String> groups, String request, String error) {
        add(new DataWriterMessage$LoadEvent$Error(request + ": " + error + " ", clock.nowMillis()));
    }

    private void add(DataWriterMessage.LoadEvent event) {
        events.add(event);
    }

    private static Option<String> shortened(Option<String> message) {
        return message.isDefined() && message.get().length() > MESSAGE_LENGTH
                ? Option.apply(message.get().substring(0, MESSAGE_LENGTH))
                : message;
    }

    private void write() {
        try {
            FileData file = writer.onInit();
            while (true) {
                Runnable end = whenWritten;
                for (DataWriterMessage.LoadEvent event = events.poll(); event != null; event = events.poll()) {
                    writer.onMessage(event, file);
                }
                if (end != null) {
                    writer.onStop(file);
                    end.run();
                    return;
                }
                LockSupport.parkNanos(this, IDLE_NANOS);
            }
        } catch (RuntimeException e) {
            LOG.error("Gatling's statistics can no longer be written", e);
            awaitEnd().run();
        }
    }

    private Runnable awaitEnd() {
        while (whenWritten == null) {
            events.clear();
            LockSupport.parkNanos(this, IDLE_NANOS);
        }
        return whenWritten;
    }
}
