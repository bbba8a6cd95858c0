package dev.frameproof.plantedplugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.plantedplugin.PlantedFault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantedFaultTest {
    @Test
    void everyKindIsKnownByItsWord() {
        for (Kind kind : Kind.values()) {
            assertThat(PlantedFault.parse(kind.word() + ":at=5"))
                    .containsExactly(new PlantedFault(kind, 0, 5, Duration.ofSeconds(2)));
        }
    }

    @Test
    void severalFaultsAreSeparatedBySemicolons() {
        List<PlantedFault> faults = PlantedFault.parse(" drop:every=1000 ;delay:at=300,for=500ms; die:after=7; none;");

        assertThat(faults)
                .containsExactly(
                        new PlantedFault(Kind.DROP, 1000, -1, Duration.ofSeconds(2)),
                        new PlantedFault(Kind.DELAY, 0, 300, Duration.ofMillis(500)),
                        new PlantedFault(Kind.DIE, 0, 7, Duration.ofSeconds(2)));
    }

    @Test
    void everyNthOffsetIsHitBeginningWithTheNthRecord() {
        PlantedFault fault = PlantedFault.parse("drop:every=3").get(0);

        assertThat(LongStream.range(0, 10).filter(fault::hits)).containsExactly(2L, 5L, 8L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "explode:at=1     | unknown fault 'explode': known are drop, duplicate, swap",
                "drop             | fault 'drop': give every=N or at=OFFSET",
                "drop:every=0     | give every=N or at=OFFSET",
                "drop:at=x        | fault 'drop:at=x': 'x' is no whole number",
                "drop:at          | 'at' is not key=value",
                "drop:at=1,why=2  | give every=N or at=OFFSET",
                "delay:at=1,for=2 | '2' is no time such as 2s or 500ms",
            })
    void wrongFaultIsExplained(String text, String message) {
        assertThatThrownBy(() -> PlantedFault.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
