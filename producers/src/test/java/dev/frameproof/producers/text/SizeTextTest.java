package dev.frameproof.producers.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "512B, 512",
        "64KiB, 65536",
        "1MiB, 1048576",
        "1.5MiB, 1572864",
        "10MB, 10000000",
        "2 GiB, 2147483648",
        "1TB, 1000000000000"
    })
    void readsWhatPeopleWrite(String text, long bytes) {
        assertThat(SizeText.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "1mib", "-1B", "1 M", "1KiBB", "one"})
    void refusesAnythingElseAndShowsHowItIsWritten(String text) {
        assertThatThrownBy(() -> SizeText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a size: write it like 512B, 64KiB, 1MiB or 10MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5B", "1.0001KiB", "9000000000GiB"})
    void refusesPartsOfAByteAndMoreThanALongHolds(String text) {
        assertThatThrownBy(() -> SizeText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no whole number of bytes");
    }

    @Test
    void formattedTextReadsBackAsTheSameSize() {
        long seed = 8;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long bytes = (random.nextLong() >>> (1 + random.nextInt(62))) << random.nextInt(1 + i % 10);
            bytes = Math.abs(bytes);
            assertThat(SizeText.parse(SizeText.format(bytes)))
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
        }
        assertThat(SizeText.format(1 << 20)).isEqualTo("1MiB");
        assertThat(SizeText.format(1000)).isEqualTo("1000B");
    }
}
