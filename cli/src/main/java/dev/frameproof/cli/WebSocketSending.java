package dev.frameproof.cli;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.pacing.PacedLoop;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.websocket.WebSocketBroadcast;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Units;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Serves records over a WebSocket, to datasources that read one. */
final class WebSocketSending {
    /** What an address begins with. */
    static final String SCHEME = "ws://";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final PrintWriter out;
    private final SendingLine line;
    private final Sounding sounding;
    private final PacingClock clock = PacingClock.system();
    private long nextLook;

    WebSocketSending(PrintWriter out, SendingLine line, Sounding sounding) {
        this.sounding = sounding;
        this.out = out;
        this.line = line;
    }

    /**
     * Begins when the first client is there.
     *
     * @param to {@code ws://HOST:PORT/PATH}
     * @param text whether the records are texts
     */
    ExitCode send(SendingPlan plan, String to, boolean text) throws InterruptedException {
        PacedLoop loop = new PacedLoop(plan.pacing(), clock);
        AtomicBoolean stopped = new AtomicBoolean();
        try (WebSocketBroadcast broadcast = new WebSocketBroadcast(address(to), text);
                Interruption interruption = new Interruption(() -> {
                    stopped.set(true);
                    loop.stop();
                })) {
            out.printf("records are served at %s; waiting for the first client%n", broadcast.address());
            out.flush();
            boolean here = false;
            while (!here && !stopped.get()) {
                here = broadcast.awaitClient(BETWEEN_LOOKS);
            }
            long sent = stopped.get() ? 0 : sent(plan, loop, broadcast);
            sounding.ends();
            line.clear();
            out.println(Units.count(sent, "record", "records") + " sent to "
                    + Units.count(broadcast.joined(), "client", "clients")
                    + (broadcast.dropped() == 0
                            ? ""
                            : "; " + Units.count(broadcast.dropped(), "message", "messages")
                                    + " not sent to clients that read too slowly"));
            out.flush();
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.PROVED;
        } catch (IOException taken) {
            throw new EnvironmentException(
                    new Problem(
                            "--to " + to + ": " + taken.getMessage(), "", "Take another port, or 0 for a free one."),
                    taken);
        }
    }

    private long sent(SendingPlan plan, PacedLoop loop, WebSocketBroadcast broadcast) {
        TimeAxis axis = TimeAxis.startingNow(clock, plan.pacing());
        plan.endLive(loop);
        sounding.begins(axis, plan.records());
        return loop.run(axis.startNanos(), plan.records(), (index, intended) -> {
            byte[] value =
                    plan.source().record(index, axis.timestampMillis(index)).value();
            if (value != null) {
                broadcast.send(value);
            }
            long now = clock.nanoTime();
            if (now - nextLook >= 0) {
                nextLook = now + BETWEEN_LOOKS.toNanos();
                Duration elapsed = Duration.ofNanos(now - axis.startNanos());
                line.show(elapsed, index + 1, index + 1, plan.records());
                if (plan.isOver(elapsed)) {
                    loop.stop();
                }
            }
        });
    }

    private static URI address(String to) {
        try {
            return URI.create(to);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--to %s is no address: %s".formatted(to, wrong.getMessage()));
        }
    }
}
