package dev.frameproof.host.embedded.internal.live;

import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.host.embedded.LiveScheduler;
import dev.frameproof.host.embedded.LiveTimings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Knows who listens to which channel, and brings what is published to them. A push is encoded once, whatever the number
 * of its subscribers.
 */
public final class LiveHub {
    private final Map<String, ChannelFanout> channels = new ConcurrentHashMap<>();
    private final Map<EventLoop, LoopWriter> writers = new ConcurrentHashMap<>();
    private final Backlog backlog = new Backlog();
    private final List<LoopWriter> allWriters;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connected = new AtomicInteger();
    private final ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
    private final LiveLimits limits;
    private final LiveTimings timings;
    private final LiveScheduler scheduler;

    /** @param loops all the loops that clients may live on */
    public LiveHub(List<EventLoop> loops, LiveLimits limits, LiveTimings timings, LiveScheduler scheduler) {
        this.limits = limits;
        this.timings = timings;
        this.scheduler = scheduler;
        this.allWriters = IntStream.range(0, loops.size())
                .mapToObj(i -> new LoopWriter(loops.get(i), i, backlog))
                .toList();
        IntStream.range(0, loops.size()).forEach(i -> writers.put(loops.get(i), allWriters.get(i)));
    }

    /** @return how many subscribers the channel has now */
    public int subscribers(String channel) {
        ChannelFanout fanout = channels.get(channel);
        return fanout == null ? 0 : fanout.subscribers().get();
    }

    /** @return how many clients have said connect and are still there */
    public int connections() {
        return connected.get();
    }

    /**
     * Brings a packet to all subscribers of a channel.
     *
     * @param data JSON, passed on as it is
     * @return whether the publisher should hold on until {@link #whenRoom}: the event loops cannot follow
     */
    public boolean publish(String channel, byte[] data) {
        ChannelFanout fanout = channels.get(channel);
        if (fanout == null || fanout.subscribers().get() == 0) {
            return false;
        }
        ByteBuf frame = LiveFrames.push(allocator, fanout.pushStart(), data);
        for (LoopWriter writer : allWriters) {
            writer.push(fanout, frame.retain());
        }
        frame.release();
        return backlog.isFull();
    }

    /** Runs the task once publishing makes sense again, which may be now. */
    public void whenRoom(Runnable task) {
        backlog.whenRoom(task);
    }

    /** Disconnects everybody. */
    public void close() {
        clients.forEach(client -> client.disconnectLater(LiveClose.SHUTDOWN));
    }

    /** Lets go of what was never delivered; for after the event loops have ended. */
    public void discard() {
        allWriters.forEach(LoopWriter::close);
    }

    LiveLimits limits() {
        return limits;
    }

    LiveTimings timings() {
        return timings;
    }

    LiveScheduler scheduler() {
        return scheduler;
    }

    LoopWriter writerOf(EventLoop loop) {
        return writers.get(loop);
    }

    void opened(LiveClient client) {
        clients.add(client);
    }

    void closed(LiveClient client, boolean wasConnected) {
        if (clients.remove(client) && wasConnected) {
            connected.decrementAndGet();
        }
    }

    /** @return whether there was room for one more connection */
    boolean admit() {
        int now = connected.incrementAndGet();
        return limits.maxConnections() < 0 || now <= limits.maxConnections();
    }

    /** On the client's loop. */
    void join(String channel, LiveClient client, LoopWriter writer) {
        ChannelFanout fanout = channels.compute(channel, (name, known) -> {
            ChannelFanout entry = known == null ? new ChannelFanout(name, allWriters.size()) : known;
            entry.subscribers().incrementAndGet();
            return entry;
        });
        fanout.on(writer.index()).add(client);
    }

    /** On the client's loop. */
    void leave(String channel, LiveClient client, LoopWriter writer) {
        channels.computeIfPresent(channel, (name, fanout) -> {
            boolean wasLast = fanout.on(writer.index()).remove(client)
                    && fanout.subscribers().decrementAndGet() == 0;
            return wasLast ? null : fanout;
        });
    }
}
