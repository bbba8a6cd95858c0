package dev.frameproof.producers.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KafkaSentLogTest {
    private final TimeAxis axis = new TimeAxis(1_700_000_000_000L, -5_000, Pacing.fixed(Rate.perSecond(2_000)));
    private final KafkaSentLog log = new KafkaSentLog("metrics", 3, axis);

    @Test
    void tellsIndexTimestampAndIntendedTimeOfWhatWasAcknowledged() {
        log.add(1, 0, 1, axis.timestampMillis(1));
        log.add(1, 1, 4, axis.timestampMillis(4));
        assertThat(log.topic()).isEqualTo("metrics");
        assertThat(log.partitions()).isEqualTo(3);
        assertThat(log.indexAt(1, 1)).isEqualTo(4);
        assertThat(log.timestampMillisAt(1, 1)).isEqualTo(1_700_000_000_002L);
        assertThat(log.intendedNanosAt(1, 1)).isEqualTo(-5_000 + 2_000_000);
        assertThat(log.endOffset(1)).isEqualTo(2);
        assertThat(log.endOffset(0)).isZero();
        assertThat(log.acknowledged()).isEqualTo(2);
    }

    @Test
    void knowsNothingOfOtherPositions() {
        log.add(0, 0, 0, -1);
        assertThat(log.indexAt(0, 1)).isEqualTo(-1);
        assertThat(log.indexAt(1, 0)).isEqualTo(-1);
        assertThat(log.indexAt(3, 0)).isEqualTo(-1);
        assertThat(log.indexAt(-1, 0)).isEqualTo(-1);
        assertThatThrownBy(() -> log.timestampMillisAt(2, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no record of ours is known at metrics partition 2 offset 7");
        assertThatThrownBy(() -> log.intendedNanosAt(2, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimestampThatTheBrokerSetItselfIsTheRecords() {
        log.add(0, 0, 0, -1);
        log.add(0, 1, 3, 1_700_000_009_999L);
        log.add(0, 2, 6, axis.timestampMillis(6));
        assertThat(log.timestampMillisAt(0, 0)).isEqualTo(axis.timestampMillis(0));
        assertThat(log.timestampMillisAt(0, 1)).isEqualTo(1_700_000_009_999L);
        assertThat(log.timestampMillisAt(0, 2)).isEqualTo(axis.timestampMillis(6));
    }

    @Test
    @Timeout(30)
    void readersSeeWhatTheyWereToldWasAcknowledged() {
        int records = 200_000;
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            long seen = 0;
            while (seen < records) {
                seen = log.acknowledged();
                for (int partition = 0; partition < 3; partition++) {
                    long last = log.endOffset(partition) - 1;
                    if (last >= 0) {
                        assertThat(log.indexAt(partition, last)).isEqualTo(last * 3 + partition);
                        assertThat(log.timestampMillisAt(partition, last))
                                .isEqualTo(axis.timestampMillis(last * 3 + partition) + (last % 5 == 0 ? 1 : 0));
                    }
                }
            }
        });
        for (int i = 0; i < records; i++) {
            long offset = i / 3;
            log.add(i % 3, offset, i, axis.timestampMillis(i) + (offset % 5 == 0 ? 1 : 0));
        }
        reader.join();
    }
}
