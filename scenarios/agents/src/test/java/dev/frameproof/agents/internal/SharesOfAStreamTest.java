package dev.frameproof.agents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.agents.IndexShare;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.sink.TimeAxis;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharesOfAStreamTest {
    @Test
    void sendersKeepTogetherToTheWholePacing() {
        for (Pacing whole : new Pacing[] {
            Pacing.fixed(Rate.perSecond(7)), Pacing.poisson(Rate.perSecond(1_000), 5), Pacing.unlimited()
        }) {
            for (long index = 0; index < 300; index++) {
                var own = new SharedPacing(whole, new IndexShare((int) (index % 4), 4));

                assertThat(own.offsetNanos(index / 4)).isEqualTo(whole.offsetNanos(index));
                assertThat(own.isUnlimited()).isEqualTo(whole.isUnlimited());
            }
        }
    }

    @Test
    void logTellsIndexTimeAndTimestampFromTheOffsetAlone() {
        Pacing pacing = Pacing.fixed(Rate.perSecond(10));
        var log = new PredictedSentLog("t", 5, 2, 23, new TimeAxis(1_000_000, 77, pacing));
        Map<Integer, Long> written = new TreeMap<>();
        for (int number = 0; number < 2; number++) {
            var share = new IndexShare(number, 2);
            for (long n = 0; n < share.records(23); n++) {
                int partition = share.partition(n, 5);
                long offset = written.merge(partition, 1L, Long::sum) - 1;
                long index = share.index(n);

                assertThat(log.indexAt(partition, offset)).isEqualTo(index);
                assertThat(log.timestampMillisAt(partition, offset)).isEqualTo(1_000_000 + index * 100);
                assertThat(log.intendedNanosAt(partition, offset)).isEqualTo(77 + index * 100_000_000);
            }
        }
        written.forEach(
                (partition, end) -> assertThat(log.indexAt(partition, end)).isEqualTo(-1));
        assertThat(log.indexAt(5, 0)).isEqualTo(-1);
        assertThat(log.isComplete()).isFalse();

        log.endsAt(written);

        assertThat(log.acknowledged()).isEqualTo(23);
        assertThat(log.isComplete()).isTrue();
    }

    @Test
    void whatAStrangerWritesBehindOursIsNotDueAndKnownToNobody() {
        var log = new PredictedSentLog("t", 1, 1, 3, new TimeAxis(0, 0, Pacing.fixed(Rate.perSecond(1))));

        log.endsAt(Map.of(0, 4L));

        assertThat(log.endOffset(0)).isEqualTo(3);
        assertThat(log.indexAt(0, 3)).isEqualTo(-1);
    }
}
