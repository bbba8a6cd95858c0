package dev.frameproof.scenarios.engine;

import io.gatling.commons.util.Clock;

/** A clock that says what it is told to. */
public final class TestingClock implements Clock {
    private volatile long millis;

    public TestingClock(long millis) {
        this.millis = millis;
    }

    public void set(long other) {
        millis = other;
    }

    @Override
    public long nowMillis() {
        return millis;
    }
}
