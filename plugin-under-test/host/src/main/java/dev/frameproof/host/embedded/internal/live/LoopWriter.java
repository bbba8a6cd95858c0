package dev.frameproof.host.embedded.internal.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands pushes to the subscribers of one event loop: many pushes a turn of the loop, one flush a client and turn. */
final class LoopWriter {
    private static final int PUSHES_A_TURN = 512;

    private final EventLoop loop;
    private final int index;
    private final Backlog backlog;
    private final Queue<Push> pushes = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final List<LiveClient> written = new ArrayList<>();
    private volatile boolean closed;

    LoopWriter(EventLoop loop, int index, Backlog backlog) {
        this.loop = loop;
        this.index = index;
        this.backlog = backlog;
    }

    int index() {
        return index;
    }

    /** @param frame its reference is taken over */
    void push(ChannelFanout channel, ByteBuf frame) {
        backlog.add(frame.readableBytes());
        pushes.add(new Push(channel, frame));
        schedule();
        if (closed) {
            close();
        }
    }

    /** Notes that a client was written to and has to be flushed at the end of this turn. */
    void wrote(LiveClient client) {
        written.add(client);
    }

    void close() {
        closed = true;
        for (Push push = pushes.poll(); push != null; push = pushes.poll()) {
            backlog.remove(push.frame().readableBytes());
            push.frame().release();
        }
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                loop.execute(this::turn);
            } catch (RejectedExecutionException stopped) {
                close();
            }
        }
    }

    private void turn() {
        scheduled.set(false);
        long bytes = 0;
        for (int n = 0; n < PUSHES_A_TURN; n++) {
            Push push = pushes.poll();
            if (push == null) {
                break;
            }
            bytes += push.frame().readableBytes();
            deliver(push);
        }
        for (LiveClient client : written) {
            client.flushPushes();
        }
        written.clear();
        backlog.remove(bytes);
        if (!pushes.isEmpty()) {
            schedule();
        }
    }

    private void deliver(Push push) {
        List<LiveClient> clients = push.channel().on(index);
        // Backwards: a client that turns out to be too slow leaves the list here.
        for (int i = clients.size() - 1; i >= 0; i--) {
            clients.get(i).push(push.frame());
        }
        push.frame().release();
    }

    private record Push(ChannelFanout channel, ByteBuf frame) {}
}
