package dev.frameproof.producers.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import org.junit.jupiter.api.Test;

class RecordTimesInPartsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void eachPartHasItsOwnStartAndPacing() {
        RecordTimesInParts times = new RecordTimesInParts();
        times.begin(0, new TimeAxis(1_000, 0, Pacing.fixed(Rate.perSecond(10))));
        times.begin(100, new TimeAxis(61_000, 60 * SECOND, Pacing.fixed(Rate.perSecond(1))));

        assertThat(times.timestampMillis(0)).isEqualTo(1_000);
        assertThat(times.timestampMillis(99)).isEqualTo(10_900);
        assertThat(times.timestampMillis(100)).isEqualTo(61_000);
        assertThat(times.intendedNanos(102)).isEqualTo(62 * SECOND);
    }

    @Test
    void partsMayBeginInAnyOrderAndAgain() {
        RecordTimesInParts times = new RecordTimesInParts();
        times.begin(10, new TimeAxis(5_000, 0, Pacing.unlimited()));
        times.begin(0, new TimeAxis(1_000, 0, Pacing.unlimited()));
        times.begin(10, new TimeAxis(7_000, 0, Pacing.unlimited()));

        assertThat(times.timestampMillis(9)).isEqualTo(1_000);
        assertThat(times.timestampMillis(11)).isEqualTo(7_000);
    }

    @Test
    void recordOfNoPartIsRefused() {
        RecordTimesInParts times = new RecordTimesInParts();
        times.begin(10, new TimeAxis(0, 0, Pacing.unlimited()));
        assertThatThrownBy(() -> times.intendedNanos(9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("record 9");
    }
}
