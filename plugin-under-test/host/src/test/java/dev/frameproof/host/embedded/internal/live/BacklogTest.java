package dev.frameproof.host.embedded.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final long FULL = 16 << 20;

    @Test
    void whoeverWaitsIsWokenOnceWhenHalfIsGone() {
        Backlog backlog = new Backlog();
        AtomicInteger woken = new AtomicInteger();
        backlog.add(FULL);
        assertThat(backlog.isFull()).isFalse();
        backlog.add(1);
        assertThat(backlog.isFull()).isTrue();
        backlog.whenRoom(woken::incrementAndGet);
        backlog.remove(FULL / 2);
        assertThat(woken).hasValue(0);
        backlog.remove(1);
        assertThat(woken).hasValue(1);
        backlog.remove(1);
        assertThat(woken).hasValue(1);
    }

    @Test
    void withRoomNobodyWaits() {
        Backlog backlog = new Backlog();
        AtomicInteger woken = new AtomicInteger();
        backlog.whenRoom(woken::incrementAndGet);
        assertThat(woken).hasValue(1);
    }
}
