package dev.frameproof.producers.pacing;

import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits for it, or says so. For one thread. */
public final class TestingClock implements PacingClock {
    private final List<Long> parks = new ArrayList<>();
    private long now;

    public TestingClock(long start) {
        now = start;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void parkUntil(long nanoTime) {
        parks.add(nanoTime);
        now = nanoTime - now > 0 ? nanoTime : now;
    }

    public void pass(long nanos) {
        now += nanos;
    }

    public List<Long> parks() {
        return parks;
    }
}
