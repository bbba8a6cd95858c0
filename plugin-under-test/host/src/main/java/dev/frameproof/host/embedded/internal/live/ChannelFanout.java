package dev.frameproof.host.embedded.internal.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The subscribers of one channel. Those of an event loop are touched by that loop alone. */
final class ChannelFanout {
    private final byte[] pushStart;
    private final List<List<LiveClient>> byLoop = new ArrayList<>();
    private final AtomicInteger subscribers = new AtomicInteger();

    ChannelFanout(String channel, int loops) {
        this.pushStart = LiveFrames.pushStart(channel);
        for (int i = 0; i < loops; i++) {
            byLoop.add(new ArrayList<>());
        }
    }

    /** @return how many there are, on all loops */
    AtomicInteger subscribers() {
        return subscribers;
    }

    byte[] pushStart() {
        return pushStart;
    }

    List<LiveClient> on(int loop) {
        return byLoop.get(loop);
    }
}
