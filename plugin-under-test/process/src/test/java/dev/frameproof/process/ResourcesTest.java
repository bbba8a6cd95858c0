package dev.frameproof.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ResourcesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final List<String> closed = new CopyOnWriteArrayList<>();

    @Test
    void lastInIsFirstOut() {
        Resources resources = new Resources();
        resources.add("kafka", () -> closed.add("kafka"), DEADLINE);
        resources.add("plugin", () -> closed.add("plugin"), DEADLINE);
        resources.add("viewer", () -> closed.add("viewer"), DEADLINE);
        resources.close();
        assertThat(closed).containsExactly("viewer", "plugin", "kafka");
        resources.close();
        assertThat(closed).hasSize(3);
    }

    @Test
    void failureAndHangDoNotKeepTheOthersOpen() {
        CountDownLatch never = new CountDownLatch(1);
        Resources resources = new Resources();
        resources.add("kafka", () -> closed.add("kafka"), DEADLINE);
        resources.add("hanging", never::await, Duration.ofMillis(50));
        resources.add(
                "failing",
                () -> {
                    throw new IOException("planted");
                },
                DEADLINE);
        assertThat(resources.closeAll())
                .extracting(CloseFailure::toString)
                .containsExactly("failing: planted", "hanging: not closed within 50 ms");
        assertThat(closed).containsExactly("kafka");
        assertThatThrownBy(resources::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("failing: planted");
        never.countDown();
    }

    @Test
    void lateComerIsClosedAndRefused() {
        Resources resources = new Resources();
        resources.close();
        assertThatThrownBy(() -> resources.add("late", () -> closed.add("late"), DEADLINE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("late");
        assertThat(closed).containsExactly("late");
    }

    @Test
    void manyMayCloseAtOnceAndEachWaitsForTheEnd() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Resources resources = new Resources();
        resources.add(
                "slow",
                () -> {
                    go.await();
                    closed.add("slow");
                },
                DEADLINE);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> seen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                seen.add(callers.submit(() -> {
                    resources.closeAll();
                    return closed.size();
                }));
            }
            go.countDown();
            for (Future<Integer> each : seen) {
                assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void interruptDoesNotCutClosingShort() {
        Resources resources = new Resources();
        resources.add("first", () -> closed.add("first"), DEADLINE);
        resources.add("second", () -> closed.add("second"), DEADLINE);
        Thread.currentThread().interrupt();
        resources.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed).containsExactly("second", "first");
    }
}
