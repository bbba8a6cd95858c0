package dev.frameproof.producers.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class GatheredSentLogTest {
    private static final long ORIGIN = 5_000_000_000L;

    private final GatheredSentLog log = new GatheredSentLog("orders", 3, ORIGIN);

    @Test
    void eachRecordHasItsOwnIntendedTime() {
        log.add(1, 7, 40, 1_000, ORIGIN + 11);
        log.add(1, 6, 41, 1_001, ORIGIN + 22);

        assertThat(log.indexAt(1, 7)).isEqualTo(40);
        assertThat(log.indexAt(1, 6)).isEqualTo(41);
        assertThat(log.timestampMillisAt(1, 6)).isEqualTo(1_001);
        assertThat(log.intendedNanosAt(1, 7)).isEqualTo(ORIGIN + 11);
        assertThat(log.intendedNanosAt(1, 6)).isEqualTo(ORIGIN + 22);
        assertThat(log.endOffset(1)).isEqualTo(8);
        assertThat(log.acknowledged()).isEqualTo(2);
    }

    @Test
    void abortedRecordsAreNotAmongThoseThatAViewerMaySee() {
        log.addAborted(0, 3, 9);

        assertThat(log.indexAt(0, 3)).isEqualTo(-1);
        assertThat(log.abortedIndexAt(0, 3)).isEqualTo(9);
        assertThat(log.aborted()).isEqualTo(1);
        assertThat(log.acknowledged()).isZero();
    }

    @Test
    void positionThatIsNotKnownIsNamed() {
        assertThat(log.indexAt(2, 0)).isEqualTo(-1);
        assertThat(log.abortedIndexAt(2, 0)).isEqualTo(-1);
        assertThat(log.endOffset(2)).isZero();
        assertThatThrownBy(() -> log.intendedNanosAt(2, 0))
                .hasMessage("no record of ours is known at orders partition 2 offset 0");
    }
}
