package dev.frameproof.producers.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransactionPlanTest {
    @Test
    void recordsOfOpenTransactionsLieBetweenEachOther() {
        TransactionPlan plan = new TransactionPlan(3, 2, 2);
        assertThat(IntStream.range(0, 12).mapToObj(plan::transactionOf))
                .containsExactly(0L, 1L, 0L, 1L, 0L, 1L, 2L, 3L, 2L, 3L, 2L, 3L);
        assertThat(IntStream.range(0, 6).mapToObj(plan::isAborted))
                .containsExactly(false, true, false, true, false, true);
        assertThat(IntStream.range(0, 6).filter(plan::isLast)).containsExactly(4, 5);
    }

    @Test
    void everyTransactionHasItsRecordsAndOneLast() {
        for (int open = 1; open <= 5; open++) {
            TransactionPlan plan = new TransactionPlan(7, 3, open);
            Map<Long, Integer> sizes = new HashMap<>();
            Map<Long, Integer> lasts = new HashMap<>();
            for (int i = 0; i < 7 * open * 10; i++) {
                sizes.merge(plan.transactionOf(i), 1, Integer::sum);
                lasts.merge(plan.transactionOf(i), plan.isLast(i) ? 1 : 0, Integer::sum);
            }
            assertThat(sizes).hasSize(10 * open);
            assertThat(sizes.values()).containsOnly(7);
            assertThat(lasts.values()).containsOnly(1);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new TransactionPlan(0, 2, 1)).hasMessageContaining("none can be aborted");
        assertThatThrownBy(() -> new TransactionPlan(5, 0, 17)).hasMessageContaining("1 to 16");
        assertThatThrownBy(() -> new TransactionPlan(-1, 0, 1)).hasMessageContaining("not -1");
    }
}
