package dev.frameproof.producers.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacingTest {
    static List<Pacing> every() {
        return List.of(
                Pacing.fixed(Rate.parse("3k/s")),
                Pacing.fixed(Rate.parse("7/min")),
                Pacing.ramp(Rate.parse("10/s"), Rate.parse("5k/s"), Duration.ofSeconds(3)),
                Pacing.ramp(Rate.parse("5k/s"), Rate.parse("10/s"), Duration.ofSeconds(3)),
                Pacing.poisson(Rate.parse("2k/s"), 5),
                Pacing.unlimited());
    }

    @ParameterizedTest
    @MethodSource("every")
    void startsAtOnceAndNeverGoesBack(Pacing pacing) {
        assertThat(pacing.offsetNanos(0)).isZero();
        long last = 0;
        for (int n = 1; n < 30_000; n++) {
            long offset = pacing.offsetNanos(n);
            assertThat(offset).as("%s, record %d", pacing.text(), n).isGreaterThanOrEqualTo(last);
            last = offset;
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void textReadsBackAsTheSamePacing(Pacing pacing) {
        Pacing read = PacingText.parse(pacing.text(), 5);
        for (int n = 0; n < 20_000; n += 777) {
            assertThat(read.offsetNanos(n)).isEqualTo(pacing.offsetNanos(n));
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void recordsWithinADurationAreThoseDueBeforeItsEnd(Pacing pacing) {
        for (long millis : new long[] {1, 10, 999, 4_000}) {
            Duration duration = Duration.ofMillis(millis);
            long records = pacing.recordsWithin(duration);
            if (records == Long.MAX_VALUE) {
                assertThat(pacing.text()).isEqualTo("unlimited");
            } else {
                assertThat(pacing.offsetNanos(records)).isGreaterThanOrEqualTo(duration.toNanos());
                assertThat(pacing.offsetNanos(records - 1)).isLessThan(duration.toNanos());
            }
        }
        assertThat(Pacing.fixed(Rate.parse("5k/s")).recordsWithin(Duration.ofSeconds(10)))
                .isEqualTo(50_000);
        assertThat(Pacing.fixed(Rate.parse("5k/s")).recordsWithin(Duration.ZERO))
                .isZero();
    }

    @Test
    void fixedPaceDoesNotDriftOverABillionRecords() {
        Pacing pacing = Pacing.fixed(Rate.parse("3/s"));
        assertThat(pacing.offsetNanos(3_000_000_000L)).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(pacing.offsetNanos(1)).isEqualTo(333_333_333L);
        assertThat(pacing.offsetNanos(2_999_999_999L)).isEqualTo(999_999_999_666_666_666L);
    }

    @Test
    void rampSendsTheMeanOfBothRatesAndThenTheSecondOne() {
        Pacing ramp = Pacing.ramp(Rate.parse("1k/s"), Rate.parse("3k/s"), Duration.ofSeconds(10));
        assertThat(ramp.recordsWithin(Duration.ofSeconds(10))).isBetween(19_999L, 20_001L);
        assertThat(ramp.recordsWithin(Duration.ofSeconds(5))).isBetween(7_499L, 7_501L);
        assertThat(ramp.recordsWithin(Duration.ofSeconds(20))).isBetween(49_999L, 50_001L);
    }

    @Test
    void poissonGapsHaveTheMeanAndTheSpreadOfExponentialOnes() {
        double gap = 500_000;
        Pacing pacing = Pacing.poisson(Rate.parse("2k/s"), 42);
        int gaps = 400_000;
        double squares = 0;
        int beyondMean = 0;
        for (int n = 0; n < gaps; n++) {
            double width = pacing.offsetNanos(n + 1) - pacing.offsetNanos(n);
            squares += width * width;
            if (width > gap) {
                beyondMean++;
            }
        }
        double mean = pacing.offsetNanos(gaps) / (double) gaps;
        assertThat(mean).isCloseTo(gap, within(gap * 0.01));
        assertThat(Math.sqrt(squares / gaps - mean * mean)).isCloseTo(gap, within(gap * 0.02));
        assertThat(beyondMean / (double) gaps).isCloseTo(Math.exp(-1), within(0.005));
    }

    /** Counts in windows longer than a block of the implementation vary as Poisson counts do: variance = mean. */
    @Test
    void poissonCountsVaryOverLongWindowsToo() {
        Pacing pacing = Pacing.poisson(Rate.perSecond(1_000_000), 9);
        Duration window = Duration.ofMillis(20);
        int windows = 200;
        double squares = 0;
        long before = 0;
        for (int i = 1; i <= windows; i++) {
            long until = pacing.recordsWithin(window.multipliedBy(i));
            squares += Math.pow(until - before - 20_000.0, 2);
            before = until;
        }
        assertThat(squares / windows).isBetween(20_000 * 0.7, 20_000 * 1.4);
    }

    @Test
    void poissonArrivalsAreTheSameInWhateverOrderTheyAreAskedFor() {
        long seed = 13;
        Random random = new Random(seed);
        Pacing forwards = Pacing.poisson(Rate.perSecond(100), 1);
        Pacing anyOrder = Pacing.poisson(Rate.perSecond(100), 1);
        Pacing otherSeed = Pacing.poisson(Rate.perSecond(100), 2);
        for (int i = 0; i < 300; i++) {
            long n = random.nextInt(3_000_000);
            assertThat(anyOrder.offsetNanos(n))
                    .as("seed %d, record %d", seed, n)
                    .isEqualTo(forwards.offsetNanos(n));
        }
        assertThat(otherSeed.offsetNanos(1000)).isNotEqualTo(forwards.offsetNanos(1000));
    }

    @Test
    void poissonArrivalsEndLongBeforeMemoryDoes() {
        Pacing pacing = Pacing.poisson(Rate.perSecond(1), 1);
        assertThatThrownBy(() -> pacing.offsetNanos(1L << 36))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("Poisson arrivals are known up to record 68719476735");
    }

    @Test
    void textThatIsNoPacingIsRefusedWithEveryForm() {
        assertThatThrownBy(() -> PacingText.parse("fast", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5k/s")
                .hasMessageContaining("over 1m")
                .hasMessageContaining("poisson")
                .hasMessageContaining("unlimited");
        assertThatThrownBy(() -> PacingText.parse("1/s..2/s over 0s", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes time");
    }
}
