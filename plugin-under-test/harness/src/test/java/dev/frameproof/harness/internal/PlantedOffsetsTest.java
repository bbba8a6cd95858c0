package dev.frameproof.harness.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantedOffsetsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop:at=99 | ''",
                "drop:at=100 | drop:at=100",
                "drop:every=100 | ''",
                "drop:every=101 | drop:every=101",
                "die:after=100; drop:at=5 | die:after=100",
                "delay:at=200,for=2s;value:at=7,every=1000 | delay:at=200,for=2s",
                "none | ''"
            })
    void faultBeyondTheLongestPartitionIsTold(String faults, String beyond) {
        assertThat(String.join(";", PlantedOffsets.beyond(faults, 100))).isEqualTo(beyond);
    }
}
