package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatNumbersTest {
    @Test
    void namesAreStableAndStayInOrderWhenSorted() {
        FlatNumbers numbers = new FlatNumbers(new FlatNumbersSettings(24, 3, 1));
        List<String> names = names(numbers, 0);
        assertThat(names).hasSize(24).isSorted().startsWith("f01", "f02").endsWith("f24");
        assertThat(names(numbers, 99)).isEqualTo(names);
        assertThat(numbers.sample(0).key()).isEmpty();
    }

    @Test
    void numbersAreFloatsOfSoManyDecimalsAndDifferFromRecordToRecord() {
        FlatNumbers numbers = new FlatNumbers(new FlatNumbersSettings(6, 3, 1));
        for (int i = 0; i < 5_000; i++) {
            for (Member member : members(numbers, i)) {
                double value = ((FloatValue) member.value()).value();
                assertThat(value).isBetween(-1000.0, 1000.0);
                assertThat(new BigDecimal(Double.toString(value)).scale()).isLessThanOrEqualTo(3);
            }
            assertThat(numbers.sample(i)).isEqualTo(numbers.sample(i)).isNotEqualTo(numbers.sample(i + 1));
        }
    }

    private static List<Member> members(Workload workload, long index) {
        return ((ObjectValue) workload.sample(index).value()).members();
    }

    private static List<String> names(Workload workload, long index) {
        return members(workload, index).stream().map(Member::name).toList();
    }
}
