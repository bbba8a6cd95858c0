package dev.frameproof.producers.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({
        "100/s, 100, 1000000000",
        "5k/s, 5000, 1000000000",
        "1.5k/s, 1500, 1000000000",
        "1M/s, 1000000, 1000000000",
        "60/min, 1, 1000000000",
        "10/h, 1, 360000000000",
        "0.5/s, 1, 2000000000",
        "0.1k/s, 100, 1000000000",
        "1000M/s, 1, 1"
    })
    void readsWhatPeopleWrite(String text, long records, long perNanos) {
        assertThat(Rate.parse(text)).isEqualTo(new Rate(records, perNanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5k", "k/s", "5K/s", "-5/s", "5 /s", "5/m", "5/day", "1e3/s", "5k/s "})
    void refusesAnythingElseAndShowsHowItIsWritten(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a rate: write it like 100/s, 5k/s, 1.5k/s, 1M/s or 60/min");
    }

    @Test
    void refusesNothingAtAllAndMoreThanOneANanosecond() {
        assertThatThrownBy(() -> Rate.parse("0/s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> Rate.parse("1001M/s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one record a nanosecond");
        assertThatThrownBy(() -> new Rate(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"100/s", "5k/s", "1.5k/s", "1M/s", "1.25M/s", "1/min", "7/h", "2.5/s", "1234/s", "1.001M/s"})
    void textReadsBackAsTheSameRate(String text) {
        assertThat(Rate.parse(Rate.parse(text).toString())).isEqualTo(Rate.parse(text));
    }

    @Test
    void isWrittenAsPeopleWriteIt() {
        assertThat(Rate.parse("5000/s")).hasToString("5k/s");
        assertThat(Rate.parse("1500/s")).hasToString("1.5k/s");
        assertThat(Rate.parse("60/min")).hasToString("1/s");
        assertThat(Rate.parse("20/min")).hasToString("20/min");
        assertThat(Rate.every(Duration.ofSeconds(2))).hasToString("30/min");
        assertThat(Rate.perSecond(7).perSecond()).isEqualTo(7.0);
    }

    @Test
    void offsetIsExactlyTheFloorOfNumberByRateHoweverManyRecords() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Rate rate = new Rate(drawn(random, 43), drawn(random, 43));
            long n = drawn(random, 40);
            BigInteger exact = BigInteger.valueOf(n)
                    .multiply(BigInteger.valueOf(rate.perNanos()))
                    .divide(BigInteger.valueOf(rate.records()));
            if (exact.bitLength() < 63) {
                assertThat(rate.offsetNanos(n))
                        .as("seed %d, record %d at %d per %d", seed, n, rate.records(), rate.perNanos())
                        .isEqualTo(exact.longValueExact());
            }
        }
    }

    /** Of any magnitude up to so many bits. */
    private static long drawn(Random random, int bits) {
        return 1 + (random.nextLong() >>> (64 - bits + random.nextInt(bits)));
    }
}
