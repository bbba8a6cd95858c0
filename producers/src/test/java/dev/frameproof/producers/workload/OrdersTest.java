package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {
    @Test
    void anOrderIsKeyedByItsIdAndAddsUp() {
        for (int i = 0; i < 2_000; i++) {
            Sample sample = orders(4, 1, 5, 0.1, 0.05).sample(i);
            assertThat(sample.key()).contains(new TextValue("order-" + i));
            Map<String, Value> paths = paths(sample);
            assertThat(paths).containsEntry("id", new TextValue("order-" + i));
            double total = 0;
            for (Value line : ((ListValue) paths.get("lines")).items()) {
                Map<String, Value> parts = new HashMap<>();
                collect(line, "", parts);
                total += ((IntegerValue) parts.get("quantity")).value() * ((FloatValue) parts.get("price")).value();
            }
            assertThat(((FloatValue) paths.get("total")).value())
                    .isEqualTo(Math.rint(total * 100) / 100)
                    .isEqualTo(((FloatValue) paths.get("payment.amount")).value());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10})
    void depthIsWhatWasAskedFor(int depth) {
        int deepest = 0;
        for (int i = 0; i < 200; i++) {
            for (String path : paths(orders(depth, 0, 2, 0.1, 0).sample(i)).keySet()) {
                deepest = Math.max(deepest, path.split("\\.").length);
            }
        }
        assertThat(deepest).isEqualTo(depth);
    }

    @Test
    void listLengthsSpanTheirRange() {
        Set<Integer> lengths = new TreeSet<>();
        for (int i = 0; i < 1_000; i++) {
            lengths.add(((ListValue) paths(orders(4, 2, 4, 0, 0).sample(i)).get("lines"))
                    .items()
                    .size());
        }
        assertThat(lengths).containsExactly(2, 3, 4);
    }

    @Test
    void withoutOptionalMembersAndNullsEveryOrderHasTheSameColumns() {
        Workload steady = orders(5, 1, 3, 0, 0);
        Set<String> columns = paths(steady.sample(0)).keySet();
        for (int i = 1; i < 2_000; i++) {
            Map<String, Value> paths = paths(steady.sample(i));
            assertThat(paths.keySet()).isEqualTo(columns);
            assertThat(paths.values()).noneMatch(NullValue.class::isInstance);
        }
    }

    @Test
    void absentAndNullMembersComeAsOftenAsAskedFor() {
        int withoutNote = 0;
        int withoutDiscount = 0;
        int orders = 20_000;
        for (int i = 0; i < orders; i++) {
            Map<String, Value> paths = paths(orders(4, 1, 1, 0.3, 0.2).sample(i));
            withoutNote += paths.containsKey("note") ? 0 : 1;
            withoutDiscount += paths.get("discount") instanceof NullValue ? 1 : 0;
        }
        assertThat(withoutNote / (double) orders).isBetween(0.28, 0.32);
        assertThat(withoutDiscount / (double) orders).isBetween(0.18, 0.22);
    }

    @Test
    void aMemberNeverChangesItsType() {
        Map<String, Class<?>> types = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            paths(orders(10, 0, 5, 0.2, 0.2).sample(i)).forEach((path, value) -> {
                if (!(value instanceof NullValue)) {
                    Class<?> known = types.putIfAbsent(path, value.getClass());
                    assertThat(known == null || known == value.getClass())
                            .as(path)
                            .isTrue();
                }
            });
        }
        assertThat(types).containsEntry("customer.address.geo.lat", FloatValue.class);
    }

    @Test
    void anySampleIsTheSameWheneverAndWhereverItIsAskedFor() {
        Workload orders = orders(4, 1, 5, 0.1, 0.05);
        Sample[] forwards = LongStream.range(0, 2_000).mapToObj(orders::sample).toArray(Sample[]::new);
        LongStream.range(0, 2_000).parallel().forEach(i -> assertThat(orders.sample(1_999 - i))
                .isEqualTo(forwards[(int) (1_999 - i)]));
        Set<Sample> different = new HashSet<>(java.util.List.of(forwards));
        assertThat(different).hasSize(2_000);
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() {
        assertThatThrownBy(() -> orders(4, 5, 2, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-lines is at most max-lines, not 5 with 2 at most");
        assertThatThrownBy(() -> orders(0, 1, 1, 0, 0)).hasMessage("depth is 1 to 10, not 0");
        assertThatThrownBy(() -> orders(1, 1, 1, Double.NaN, 0)).hasMessage("optional is 0 to 1, not NaN");
        assertThatThrownBy(() -> orders(1, 1, 1, 0, 1.5)).hasMessage("nulls is 0 to 1, not 1.5");
    }

    private static Workload orders(int depth, int minLines, int maxLines, double optional, double nulls) {
        return new Orders(new OrdersSettings(depth, minLines, maxLines, optional, nulls, 42));
    }

    private static Map<String, Value> paths(Sample sample) {
        Map<String, Value> paths = new HashMap<>();
        collect(sample.value(), "", paths);
        return paths;
    }

    private static void collect(Value value, String path, Map<String, Value> into) {
        if (value instanceof ObjectValue object) {
            for (Member member : object.members()) {
                collect(member.value(), path.isEmpty() ? member.name() : path + "." + member.name(), into);
            }
        } else {
            assertThat(into.put(path, value)).as("%s twice", path).isNull();
        }
    }
}
