package dev.frameproof.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.reports.CellDifference;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameTimingTest {
    private static final long NOW_MILLIS = 1_790_000_000_000L;

    /** Messages of so many rows, whose records are so old when they come. */
    private static FrameTiming timing(int rowsAMessage, long delayMillis) {
        long atNanos = System.nanoTime();
        var gathering = new FrameTiming.Gathering(Clock.fixed(Instant.ofEpochMilli(NOW_MILLIS), ZoneOffset.UTC));
        for (int message = 0; message < 100; message++) {
            gathering.message(rowsAMessage);
            for (int row = 0; row < rowsAMessage; row++) {
                gathering.row(NOW_MILLIS - delayMillis, atNanos + TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
        return gathering.timing();
    }

    private static List<CellDifference> compared(FrameTiming one, FrameTiming other) {
        return FrameTiming.compare("json", "left", one, "right", other);
    }

    @Test
    void aboutTheSameIsNoDifference() {
        assertThat(compared(timing(2, 40), timing(2, 90))).isEmpty();
        assertThat(compared(timing(1, 2), timing(2, 15))).isEmpty();
        assertThat(compared(timing(100, 40), timing(290, 40))).isEmpty();
    }

    @Test
    void slowerAndOtherwiseGatheredIsTold() {
        assertThat(compared(timing(1, 10), timing(12, 400)))
                .extracting(CellDifference::what, CellDifference::place)
                .hasSize(2)
                .allSatisfy(difference -> assertThat(difference.toList().get(0)).isEqualTo("timing"));
        assertThat(compared(timing(1, 10), timing(12, 10)))
                .extracting(CellDifference::place, CellDifference::leftText, CellDifference::rightText)
                .containsExactly(tuple("rows a message", "1.0", "12.0"));
        assertThat(compared(timing(1, 10), timing(1, 400)))
                .extracting(CellDifference::place)
                .containsExactly("delay, median");
    }

    @Test
    void timesThatAreNotTheRecordsTellNoDelay() {
        assertThat(timing(1, -5_000).delayText()).isEmpty();
        assertThat(timing(1, 86_400_000).delayText()).isEmpty();
        assertThat(timing(1, 10).delayText()).matches("1[01] ms, 99 % 1[01] ms");
    }
}
