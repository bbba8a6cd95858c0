package dev.frameproof.producers.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RecordsAheadTest {
    private final TimeAxis axis = new TimeAxis(1_790_000_000_000L, 0, Pacing.unlimited());

    @Test
    void recordsComeInOrderAndWhole() throws Exception {
        int count = 10 * RecordsAhead.CHUNK + 7;
        try (RecordsAhead ahead = RecordsAhead.of(new TestingSource(Long.MAX_VALUE), axis, count)) {
            for (int index = 0; index < count; index++) {
                assertThat(new String(ahead.record(index).value(), UTF_8)).isEqualTo(index + "@1790000000000");
            }
        }
    }

    @Test
    void failureComesAtItsOwnIndexAndStays() throws Exception {
        for (long broken : new long[] {0, 3, RecordsAhead.CHUNK, RecordsAhead.CHUNK + 1}) {
            try (RecordsAhead ahead = RecordsAhead.of(new TestingSource(broken), axis, 1_000)) {
                for (long index = 0; index < broken; index++) {
                    assertThat(ahead.record(index)).isNotNull();
                }
                for (int again = 0; again < 2; again++) {
                    assertThatThrownBy(() -> ahead.record(broken))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("record " + broken);
                }
            }
        }
    }

    @Test
    void itRunsNoFurtherAheadThanItsQueueHoldsAndEndsWithoutBeingAsked() throws Exception {
        TestingSource source = new TestingSource(Long.MAX_VALUE);
        try (RecordsAhead ahead = RecordsAhead.of(source, axis, Long.MAX_VALUE)) {
            assertThat(ahead.record(0)).isNotNull();
        }
        long made = source.made.get();
        assertThat(made).isLessThanOrEqualTo((RecordsAhead.CHUNKS + 2L) * RecordsAhead.CHUNK);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("records-ahead-test");
    }

    private static final class TestingSource implements RecordSource {
        private final long broken;
        private final AtomicLong made = new AtomicLong();

        TestingSource(long broken) {
            this.broken = broken;
        }

        @Override
        public String name() {
            return "ahead-test";
        }

        @Override
        public String format() {
            return "plaintext";
        }

        @Override
        public OutgoingRecord record(long index, long timestampMillis) {
            made.incrementAndGet();
            if (index == broken) {
                throw new IllegalArgumentException("record " + index);
            }
            return OutgoingRecord.of(null, (index + "@" + timestampMillis).getBytes(UTF_8));
        }
    }
}
