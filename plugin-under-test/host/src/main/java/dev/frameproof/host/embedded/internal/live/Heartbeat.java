package dev.frameproof.host.embedded.internal.live;

import dev.frameproof.host.embedded.LiveScheduler.Timer;
import dev.frameproof.host.embedded.LiveTimings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The server's pings to one client and the pongs that must answer them. */
final class Heartbeat {
    private final LiveTimings timings;
    private final double firstPingFrom;
    private final BiFunction<Duration, Runnable, Timer> schedule;
    private final Runnable ping;
    private final Consumer<LiveClose> disconnect;
    private Timer nextPing = () -> {};
    private Timer pongDue = () -> {};
    private boolean awaitsPong;

    /** @param firstPingFrom the first ping comes between this part of the interval and all of it */
    Heartbeat(
            LiveTimings timings,
            double firstPingFrom,
            BiFunction<Duration, Runnable, Timer> schedule,
            Runnable ping,
            Consumer<LiveClose> disconnect) {
        this.timings = timings;
        this.firstPingFrom = firstPingFrom;
        this.schedule = schedule;
        this.ping = ping;
        this.disconnect = disconnect;
    }

    void start() {
        double part = firstPingFrom
                + (1 - firstPingFrom) * ThreadLocalRandom.current().nextDouble();
        nextPing =
                schedule.apply(Duration.ofNanos((long) (timings.pingInterval().toNanos() * part)), this::beat);
    }

    /** A pong that nobody asked for is a fault of the client. */
    void pong() {
        if (!awaitsPong) {
            disconnect.accept(LiveClose.BAD_REQUEST);
            return;
        }
        awaitsPong = false;
        pongDue.cancel();
    }

    void stop() {
        nextPing.cancel();
        pongDue.cancel();
    }

    private void beat() {
        awaitsPong = true;
        pongDue = schedule.apply(timings.pongTimeout(), () -> {
            if (awaitsPong) {
                disconnect.accept(LiveClose.NO_PONG);
            }
        });
        nextPing = schedule.apply(timings.pingInterval(), this::beat);
        ping.run();
    }
}
