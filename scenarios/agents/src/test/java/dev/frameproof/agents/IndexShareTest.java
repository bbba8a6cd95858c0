package dev.frameproof.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexShareTest {
    @Test
    void allSharesTogetherAreTheWholeAndEveryOffsetTellsItsIndex() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int of = 1 + random.nextInt(7);
            int partitions = of + random.nextInt(9);
            long records = random.nextInt(500);
            Set<Long> indices = new HashSet<>();
            for (int number = 0; number < of; number++) {
                var share = new IndexShare(number, of);
                Map<Integer, Long> ends = new HashMap<>();
                for (long n = 0; n < share.records(records); n++) {
                    int partition = share.partition(n, partitions);
                    long offset = ends.merge(partition, 1L, Long::sum) - 1;
                    assertThat(partition).isBetween(0, partitions - 1);
                    assertThat(partition % of).isEqualTo(number);
                    assertThat(share.recordAt(partition, offset, partitions)).isEqualTo(n);
                    assertThat(indices.add(share.index(n))).isTrue();
                }
                for (int partition = number; partition < partitions; partition += of) {
                    assertThat(share.recordsIn(partition, records, partitions))
                            .isEqualTo(ends.getOrDefault(partition, 0L));
                }
            }
            assertThat(indices).hasSize((int) records).allMatch(index -> index >= 0 && index < records);
        }
    }

    @Test
    void whereEachSenderHasAsManyPartitionsRecordsLieAsOneSenderPutsThem() {
        for (long index = 0; index < 60; index++) {
            var share = new IndexShare((int) (index % 3), 3);

            assertThat(share.partition(index / 3, 6)).isEqualTo((int) (index % 6));
        }
    }

    @Test
    void everySenderNeedsAPartitionOfItsOwn() {
        assertThatThrownBy(() -> new IndexShare(1, 4).partitions(3))
                .hasMessage("4 senders need at least as many partitions, one each; the topic has 3");
    }

    @Test
    void isReadAsItIsWritten() {
        assertThat(IndexShare.parse("2/10")).isEqualTo(new IndexShare(2, 10));
        for (String wrong : new String[] {"3/3", "-1/2", "1", "a/b", "1/2/3", ""}) {
            assertThatThrownBy(() -> IndexShare.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
