package dev.frameproof.scenarios.grafanalive.internal.client;

import dev.frameproof.live.LiveConnection;
import dev.frameproof.scenarios.grafanalive.internal.fsm.ReadingPace;
import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Reads a socket only as fast as it is told, in tenths of a second: what is too much stays with the sender. */
final class PacedReading {
    private static final int TURNS_A_SECOND = 10;
    private static final long TURN_MILLIS = 1_000 / TURNS_A_SECOND;

    private final EventLoop loop;
    private ReadingPace pace = new ReadingPace.Full();
    private Optional<LiveConnection> connection = Optional.empty();
    private Optional<ScheduledFuture<?>> turn = Optional.empty();
    private long left;

    PacedReading(EventLoop loop) {
        this.loop = loop;
    }

    /** The socket is this one from now on, at the pace that was told last. */
    synchronized void of(LiveConnection opened) {
        connection = Optional.of(opened);
        at(pace);
    }

    synchronized void at(ReadingPace other) {
        stopTurns();
        pace = other;
        connection.ifPresent(open -> open.reading(!(other instanceof ReadingPace.Stopped)));
        if (other instanceof ReadingPace.AtMost && connection.isPresent()) {
            left = 0;
            turn = Optional.of(loop.scheduleAtFixedRate(this::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    /** There is no socket any more. */
    synchronized void stop() {
        stopTurns();
        connection = Optional.empty();
    }

    private void stopTurns() {
        turn.ifPresent(running -> running.cancel(false));
        turn = Optional.empty();
    }

    /** So much came. */
    synchronized void read(int bytes) {
        if (pace instanceof ReadingPace.AtMost) {
            left -= bytes;
            if (left <= 0) {
                connection.ifPresent(open -> open.reading(false));
            }
        }
    }

    private synchronized void turn() {
        if (pace instanceof ReadingPace.AtMost most && connection.isPresent()) {
            long share = Math.max(1, most.bytesPerSecond() / TURNS_A_SECOND);
            left = Math.min(share, left + share);
            connection.get().reading(left > 0);
        }
    }
}
