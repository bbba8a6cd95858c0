package dev.frameproof.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    private static final long MILLI = 1_000_000;

    @Test
    void trueOffsetIsAlwaysWithinTheBound() {
        Random random = new Random(17);
        for (int round = 0; round < 200; round++) {
            long ahead = random.nextLong(-5_000 * MILLI, 5_000 * MILLI);
            var bounds = new ClockOffset.Bounds();
            long now = 1_795_816_800_000L * MILLI + random.nextInt();
            for (int question = 0; question < 20; question++) {
                long there = random.nextLong(3 * MILLI);
                long back = random.nextLong(3 * MILLI);
                bounds.add(now, now + there + back, Math.floorDiv(now + there + ahead, MILLI));
                now += there + back + random.nextLong(10 * MILLI);
            }

            ClockOffset offset = bounds.offset();

            assertThat(Math.abs(offset.ahead().toNanos() - ahead))
                    .isLessThanOrEqualTo(offset.error().toNanos() + 1);
            assertThat(offset.error()).isLessThan(Duration.ofMillis(3));
        }
    }

    @Test
    void manyAnswersBoundItCloserThanOneMillisecond() {
        var bounds = new ClockOffset.Bounds();
        for (int question = 0; question < 50; question++) {
            long now = 1_000 * MILLI + question * 1_020_000L;
            bounds.add(now, now + 100_000, (now + 50_000) / MILLI);
        }

        assertThat(bounds.offset().error()).isLessThan(Duration.ofNanos(200_000));
    }

    @Test
    void clockThatWasSetMeanwhileCountsFromThenOn() {
        var bounds = new ClockOffset.Bounds();
        bounds.add(1_000 * MILLI, 1_001 * MILLI, 1_000);
        bounds.add(1_100 * MILLI, 1_101 * MILLI, 61_100);

        assertThat(bounds.offset().ahead()).isBetween(Duration.ofMillis(59_998), Duration.ofMillis(60_002));
    }
}
