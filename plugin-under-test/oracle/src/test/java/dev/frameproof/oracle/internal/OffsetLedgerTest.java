package dev.frameproof.oracle.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.oracle.internal.OffsetLedger.Mark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetLedgerTest {
    @Test
    void agreesWithABitSetOnRandomOffsets() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var ledger = new OffsetLedger();
            int start = random.nextInt(5);
            ledger.startAt(start);
            var came = new BitSet();
            int next = start;
            for (int i = 0; i < 300; i++) {
                int offset = random.nextInt(4) > 0 ? next + random.nextInt(3) : random.nextInt(next + 3);
                Mark due = offset < start
                        ? Mark.BEFORE_START
                        : offset >= next ? Mark.IN_ORDER : came.get(offset) ? Mark.DUPLICATE : Mark.LATE;
                assertThat(ledger.mark(offset)).as("seed %d, step %d", seed, i).isEqualTo(due);
                if (offset >= start) {
                    came.set(offset);
                    next = Math.max(next, offset + 1);
                }
            }
            assertThat(ledger.delivered()).as("seed %d", seed).isEqualTo(came.cardinality());
            assertThat(missing(ledger)).as("seed %d", seed).isEqualTo(missing(came, start, next));
        }
    }

    private static List<Long> missing(OffsetLedger ledger) {
        List<Long> missing = new ArrayList<>();
        ledger.forEachGap((from, to) -> {
            for (long offset = from; offset < to; offset++) {
                missing.add(offset);
            }
        });
        return missing;
    }

    private static List<Long> missing(BitSet came, int start, int next) {
        List<Long> missing = new ArrayList<>();
        for (int offset = start; offset < next; offset++) {
            if (!came.get(offset)) {
                missing.add((long) offset);
            }
        }
        return missing;
    }

    @Test
    void startsAtTheFirstOffsetUnlessTold() {
        var ledger = new OffsetLedger();
        assertThat(ledger.isStarted()).isFalse();
        assertThat(ledger.mark(1_000_000_000_000L)).isEqualTo(Mark.IN_ORDER);
        assertThat(ledger.mark(999_999_999_999L)).isEqualTo(Mark.BEFORE_START);
        assertThat(ledger.start()).isEqualTo(1_000_000_000_000L);
        assertThatThrownBy(() -> ledger.startAt(0)).isInstanceOf(IllegalStateException.class);
    }
}
