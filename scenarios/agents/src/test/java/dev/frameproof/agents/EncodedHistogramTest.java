package dev.frameproof.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class EncodedHistogramTest {
    @Test
    void sumOfManyIsTheOneThatRecordedAllOfIt() {
        Random random = new Random(3);
        Histogram whole = new Histogram(4);
        List<EncodedHistogram> parts = new ArrayList<>();
        for (int agent = 0; agent < 9; agent++) {
            Histogram part = new Histogram(4);
            for (int n = 0; n < 2_000; n++) {
                long value = (long) Math.exp(random.nextDouble() * 21);
                part.recordValue(value);
                whole.recordValue(value);
            }
            parts.add(EncodedHistogram.of(part, TimeUnit.MICROSECONDS));
        }

        EncodedHistogram sum = parts.stream().reduce(EncodedHistogram::plus).orElseThrow();

        assertThat(sum.decode()).isEqualTo(whole);
        assertThat(sum.decode().getTotalCount()).isEqualTo(18_000);
        assertThat(sum.decode().getMaxValue()).isEqualTo(whole.getMaxValue());
    }

    @Test
    void emptyOnesAddNothing() {
        Histogram one = new Histogram(3_600_000_000_000L, 3);
        one.recordValue(1_234_567);
        EncodedHistogram empty = EncodedHistogram.of(new Histogram(3_600_000_000_000L, 3), TimeUnit.NANOSECONDS);

        assertThat(empty.plus(EncodedHistogram.of(one, TimeUnit.NANOSECONDS)).decode())
                .isEqualTo(one);
    }

    @Test
    void differentUnitsAndOtherTextsAreRefused() {
        EncodedHistogram nanos = EncodedHistogram.of(new Histogram(3), TimeUnit.NANOSECONDS);
        EncodedHistogram micros = EncodedHistogram.of(new Histogram(3), TimeUnit.MICROSECONDS);

        assertThatThrownBy(() -> nanos.plus(micros)).hasMessageContaining("do not add up");
        assertThatThrownBy(() -> new EncodedHistogram(TimeUnit.NANOSECONDS, "AAAA").decode())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
