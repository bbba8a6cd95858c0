package dev.frameproof.host.embedded.internal.live;

import dev.frameproof.host.embedded.LiveScheduler;
import dev.frameproof.host.embedded.LiveTimings;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The writing side of one client's socket: a queue with a limit in bytes, a watch over clients that do not read, and the
 * closing handshake. Used by the client's event loop alone.
 */
final class ClientSocket {
    private final Channel channel;
    private final ChannelHandlerContext out;
    private final LiveScheduler scheduler;
    private final LiveTimings timings;
    private final int maxQueueBytes;
    private final Deque<ByteBuf> queue = new ArrayDeque<>();
    private long queuedBytes;
    private long framesHandedOver;
    private boolean watched;
    private boolean closing;

    /** @param out the handler context whose writes go straight to the socket */
    ClientSocket(ChannelHandlerContext out, LiveScheduler scheduler, LiveTimings timings, int maxQueueBytes) {
        this.channel = out.channel();
        this.out = out;
        this.scheduler = scheduler;
        this.timings = timings;
        this.maxQueueBytes = maxQueueBytes;
    }

    /**
     * Takes a frame over, to be sent with the next flush.
     *
     * @return false when the client's queue has become too long
     */
    boolean write(ByteBuf frame) {
        if (closing) {
            frame.release();
            return true;
        }
        if (queue.isEmpty() && channel.isWritable()) {
            handOver(frame);
            if (!channel.isWritable()) {
                flush();
            }
            return true;
        }
        queue.add(frame);
        queuedBytes += frame.readableBytes();
        return queuedBytes <= maxQueueBytes;
    }

    void flush() {
        out.flush();
        if (!watched && stuckFrames() > 0) {
            watched = true;
            watch(framesHandedOver - stuckFrames());
        }
    }

    /** To be called when the socket takes data again. */
    void drain() {
        if (queue.isEmpty() || !channel.isWritable()) {
            return;
        }
        while (!queue.isEmpty() && channel.isWritable()) {
            ByteBuf frame = queue.poll();
            queuedBytes -= frame.readableBytes();
            handOver(frame);
        }
        flush();
    }

    /**
     * Ends the connection by the closing handshake.
     *
     * @param queuedToo whether what waits in the queue is still sent before
     */
    void close(LiveClose close, boolean queuedToo) {
        if (closing) {
            return;
        }
        closing = true;
        while (!queue.isEmpty()) {
            ByteBuf frame = queue.poll();
            if (queuedToo) {
                handOver(frame);
            } else {
                frame.release();
            }
        }
        var wait = queuedToo ? timings.closeGrace() : timings.writeTimeout();
        var unsent = scheduler.schedule(wait, channel.eventLoop(), this::abort);
        out.writeAndFlush(LiveFrames.close(channel.alloc(), close.code(), close.reason()))
                .addListener(sent -> {
                    unsent.cancel();
                    if (sent.isSuccess()) {
                        var unanswered = scheduler.schedule(timings.closeGrace(), channel.eventLoop(), this::abort);
                        channel.closeFuture().addListener(closed -> unanswered.cancel());
                    } else {
                        abort();
                    }
                });
    }

    /** Closes without a word. */
    void abort() {
        var unused = channel.close();
    }

    boolean isClosing() {
        return closing;
    }

    /** Lets go of everything; the socket is gone. */
    void discard() {
        closing = true;
        queue.forEach(ByteBuf::release);
        queue.clear();
    }

    private void handOver(ByteBuf frame) {
        framesHandedOver++;
        var unused = out.write(frame, channel.voidPromise());
    }

    private int stuckFrames() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.size();
    }

    private void watch(long sentBefore) {
        scheduler.schedule(timings.writeTimeout(), channel.eventLoop(), () -> {
            int stuck = stuckFrames();
            long sent = framesHandedOver - stuck;
            if (stuck == 0 || closing) {
                watched = false;
            } else if (sent == sentBefore) {
                abort();
            } else {
                watch(sent);
            }
        });
    }
}
