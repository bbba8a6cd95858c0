package dev.frameproof.producers.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PacedLoopTest {
    /** Near the end of the scale, so that the loop meets nanoTime's overflow. */
    private static final long START = Long.MAX_VALUE - 2_500;

    private final TestingClock clock = new TestingClock(START);
    private final PacedLoop loop = new PacedLoop(every(1_000), clock);

    @Test
    void eachRecordIsSentAtItsIntendedTime() {
        List<Long> sentAt = new ArrayList<>();
        long sent = loop.run(START, 5, (n, intended) -> {
            assertThat(intended).isEqualTo(START + n * 1_000);
            sentAt.add(clock.nanoTime() - START);
        });
        assertThat(sent).isEqualTo(5);
        assertThat(sentAt).containsExactly(0L, 1_000L, 2_000L, 3_000L, 4_000L);
    }

    @Test
    void afterAStallEveryRecordFollowsAtOnceWithItsOwnIntendedTime() {
        List<Long> sentAt = new ArrayList<>();
        List<Long> intendedAt = new ArrayList<>();
        loop.run(START, 8, (n, intended) -> {
            sentAt.add(clock.nanoTime() - START);
            intendedAt.add(intended - START);
            if (n == 2) {
                clock.pass(3_500);
            }
        });
        assertThat(intendedAt).containsExactly(0L, 1_000L, 2_000L, 3_000L, 4_000L, 5_000L, 6_000L, 7_000L);
        assertThat(sentAt).containsExactly(0L, 1_000L, 2_000L, 5_500L, 5_500L, 5_500L, 6_000L, 7_000L);
    }

    @Test
    void stopEndsItAfterTheRecordAtHand() {
        assertThat(loop.run(START, 100, (n, intended) -> {
                    if (n == 3) {
                        loop.stop();
                    }
                }))
                .isEqualTo(4);
        assertThat(loop.run(START, 100, (n, intended) -> {})).isZero();
    }

    @Test
    void stopWakesALoopThatWaitsForALaterRecord() throws Exception {
        PacedLoop waiting = new PacedLoop(every(Duration.ofHours(1).toNanos()), PacingClock.system());
        CountDownLatch first = new CountDownLatch(1);
        var thread = Executors.newSingleThreadExecutor();
        try {
            Future<Long> sent =
                    thread.submit(() -> waiting.run(System.nanoTime(), 10, (n, intended) -> first.countDown()));
            first.await();
            waiting.stop();
            assertThat(sent.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void interruptEndsItAndStaysSet() {
        long sent = loop.run(START, 100, (n, intended) -> {
            if (n == 1) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(sent).isEqualTo(2);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void recordsThatAreDueAreSentWithoutWaiting() {
        clock.pass(1_000_000);
        loop.run(START, 100, (n, intended) -> {});
        assertThat(clock.parks()).isEmpty();
    }

    private static Pacing every(long nanos) {
        return Pacing.fixed(new Rate(1, nanos));
    }
}
