package dev.frameproof.producers.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, 500000000",
        "30s, 30000000000",
        "1.5s, 1500000000",
        "5m, 300000000000",
        "1h30m, 5400000000000",
        "2d, 172800000000000",
        "10us, 10000",
        "7ns, 7",
        "1h0m1s1ms, 3601001000000",
        "0s, 0"
    })
    void readsWhatPeopleWrite(String text, long nanos) {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30x", "s", "-5s", "5s5m", "5s 5ms", "1h1h", " 5s", "1.s", "5S"})
    void refusesAnythingElseAndShowsHowItIsWritten(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a duration: write it like 500ms, 30s, 5m or 1h30m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5ns", "200000d"})
    void refusesWhatNanosecondsCannotHold(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void formattedTextReadsBackAsTheSameDuration() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Duration duration = Duration.ofNanos(random.nextLong() >>> (1 + random.nextInt(62)));
            assertThat(DurationText.parse(DurationText.format(duration)))
                    .as("seed %d", seed)
                    .isEqualTo(duration);
        }
        assertThat(DurationText.format(Duration.ofMinutes(90))).isEqualTo("1h30m");
        assertThat(DurationText.format(Duration.ZERO)).isEqualTo("0s");
    }

    @Test
    void refusesToFormatANegativeDuration() {
        assertThatThrownBy(() -> DurationText.format(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
