package dev.frameproof.producers.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LivePacingTest {
    private static final long START = 5_000_000_000L;

    private final LivePacing pacing = new LivePacing();

    @Test
    void aRecordIsDueWhenItHappened() {
        assertThat(pacing.happened(START)).isFalse();
        pacing.begin(START);
        pacing.begin(START + 7);
        assertThat(pacing.happened(START - 1)).isFalse();
        for (int i = 0; i < 3_000; i++) {
            assertThat(pacing.happened(START + 10L * i)).isTrue();
        }
        assertThat(pacing.offsetNanos(0)).isZero();
        assertThat(pacing.offsetNanos(2_999)).isEqualTo(29_990);
        assertThatThrownBy(() -> pacing.offsetNanos(3_000)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void offsetsNeverFall() {
        pacing.begin(START);
        pacing.happened(START + 10);
        pacing.happened(START + 8);
        assertThat(pacing.offsetNanos(1)).isEqualTo(10);
    }

    @Test
    void countsWhatHappenedWithinATime() {
        pacing.begin(START);
        assertThat(pacing.recordsWithin(Duration.ofHours(1))).isZero();
        for (long offset : new long[] {0, 10, 10, 10, 20}) {
            pacing.happened(START + offset);
        }
        assertThat(pacing.recordsWithin(Duration.ZERO)).isZero();
        assertThat(pacing.recordsWithin(Duration.ofNanos(10))).isEqualTo(1);
        assertThat(pacing.recordsWithin(Duration.ofNanos(11))).isEqualTo(4);
        assertThat(pacing.recordsWithin(Duration.ofHours(1))).isEqualTo(5);
    }

    @Test
    void aLoopSendsWhatHappensWhenItHappens() throws Exception {
        PacedLoop loop = new PacedLoop(pacing, PacingClock.system());
        List<Long> sent = new CopyOnWriteArrayList<>();
        CompletableFuture<Long> end = CompletableFuture.supplyAsync(
                () -> loop.run(System.nanoTime(), 3, (n, intended) -> sent.add(intended)));
        List<Long> happened = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3; i++) {
            happened.add(happens());
            int count = i + 1;
            await(() -> sent.size() == count);
        }
        assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(sent).isEqualTo(happened);
    }

    @Test
    void aLoopThatWaitsIsEndedByStopAndByTheEnd() throws Exception {
        PacedLoop stopped = new PacedLoop(pacing, PacingClock.system());
        PacedLoop ended = new PacedLoop(pacing, PacingClock.system());
        List<Long> sent = new CopyOnWriteArrayList<>();
        long start = System.nanoTime();
        var first = CompletableFuture.supplyAsync(() -> stopped.run(start, 9, (n, intended) -> sent.add(n)));
        var second = CompletableFuture.supplyAsync(() -> ended.run(start, 9, (n, intended) -> sent.add(n)));
        happens();
        await(() -> sent.size() == 2);
        stopped.stop();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(second).isNotDone();
        pacing.end();
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(pacing.happened(System.nanoTime())).isFalse();
    }

    private long happens() {
        while (true) {
            long now = System.nanoTime();
            if (pacing.happened(now)) {
                return now;
            }
            Thread.onSpinWait();
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
