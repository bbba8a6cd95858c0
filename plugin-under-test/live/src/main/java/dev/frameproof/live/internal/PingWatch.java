package dev.frameproof.live.internal;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Notices a server that has fallen silent: it announces at which interval it pings. Lives on the connection's event
 * loop. While reading is paused on purpose, silence means nothing.
 */
final class PingWatch {

    private final Channel channel;
    private final long longestSilenceNanos;
    private final Runnable onSilence;
    private ScheduledFuture<?> next;
    private long lastSignNanos;

    PingWatch(Channel channel, Duration longestSilence, Runnable onSilence) {
        this.channel = channel;
        this.longestSilenceNanos = longestSilence.toNanos();
        this.onSilence = onSilence;
    }

    void start(long nowNanos) {
        sign(nowNanos);
        schedule(longestSilenceNanos);
    }

    /** Something came from the server. */
    void sign(long nowNanos) {
        lastSignNanos = nowNanos;
    }

    void stop() {
        if (next != null) {
            next.cancel(false);
        }
    }

    private void schedule(long delayNanos) {
        next = channel.eventLoop().schedule(this::check, delayNanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        long now = System.nanoTime();
        if (!channel.config().isAutoRead()) {
            sign(now);
        }
        long left = longestSilenceNanos - (now - lastSignNanos);
        if (left <= 0) {
            onSilence.run();
        } else {
            schedule(left);
        }
    }
}
