package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadsTest {
    @Test
    void everyWorkloadIsMadeByItsNameFromItsDefaults() {
        assertThat(Workloads.kinds())
                .extracting(WorkloadKind::name)
                .containsExactly(
                        "server-metrics",
                        "processes",
                        "orders",
                        "flat-numbers",
                        "changing-fields",
                        "race",
                        "midi",
                        "cdc",
                        "logs",
                        "sensors",
                        "spectrum");
        for (WorkloadKind kind : Workloads.kinds()) {
            Workload workload = Workloads.named(kind.name(), Map.of(), 1);
            assertThat(workload.name()).isEqualTo(kind.name());
            assertThat(workload.sample(0)).isEqualTo(workload.sample(0));
            assertThat(kind.description()).isNotBlank();
            for (Setting<?> setting : kind.settings()) {
                assertThat(setting.description()).isNotBlank();
                assertThat(kind.make(Map.of(setting.name(), setting.defaultText()), 1)
                                .sample(0))
                        .isEqualTo(workload.sample(0));
            }
        }
    }

    @Test
    void aSettingThatIsGivenChangesTheData() {
        Workload three = Workloads.named("server-metrics", Map.of("hosts", "3"), 1);
        assertThat(three.sample(3).key()).isEqualTo(three.sample(0).key());
        assertThat(Workloads.named("orders", Map.of("depth", "1"), 1).sample(0))
                .isNotEqualTo(Workloads.named("orders", Map.of(), 1).sample(0));
        assertThat(Workloads.named("flat-numbers", Map.of("fields", "2"), 1).sample(0))
                .isNotEqualTo(Workloads.named("flat-numbers", Map.of("fields", "2"), 2)
                        .sample(0));
    }

    @Test
    void theSettingsThatHoldAreTold() {
        assertThat(Workloads.kind("orders").effectiveSettings(Map.of("nulls", "0.5")))
                .containsExactly(
                        Map.entry("depth", "4"),
                        Map.entry("min-lines", "1"),
                        Map.entry("max-lines", "5"),
                        Map.entry("optional", "0.1"),
                        Map.entry("nulls", "0.5"));
    }

    @Test
    void anUnknownWorkloadIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> Workloads.named("x", Map.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown workload 'x': known are server-metrics, processes, orders, flat-numbers,"
                        + " changing-fields, race, midi, cdc, logs, sensors, spectrum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders | x | 1 | workload 'orders' has no setting 'x': it has depth, min-lines, max-lines, optional,"
                        + " nulls",
                "orders | depth | 11 | workload 'orders': depth is 1 to 10, not '11'",
                "orders | depth | two | workload 'orders': depth is 1 to 10, not 'two'",
                "orders | nulls | -0.1 | workload 'orders': nulls is 0 to 1, not '-0.1'",
                "orders | nulls | NaN | workload 'orders': nulls is 0 to 1, not 'NaN'",
                "orders | min-lines | 6 | min-lines is at most max-lines, not 6 with 5 at most",
                "flat-numbers | fields | 0 | workload 'flat-numbers': fields is 1 to 10000, not '0'",
                "server-metrics | mode | real | workload 'server-metrics': mode is synthetic or live, not 'real'",
                "server-metrics | step | 1 | workload 'server-metrics': step is 1ms to 1d, not '1'",
                "server-metrics | reboots | 1s | workload 'server-metrics': reboots is 1m to 365d, not '1s'",
                "server-metrics | incidents | 1s | workload 'server-metrics': incidents is 1m to 365d, or none, not"
                        + " '1s'",
                "processes | top | 13 | workload 'processes': top is 1 to 12, not '13'"
            })
    void aWrongSettingIsAnsweredWithWhatIsAllowed(String workload, String setting, String value, String message) {
        assertThatThrownBy(() -> Workloads.named(workload, Map.of(setting, value), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aSettingThatDoesNotApplyIsRefused() {
        assertThatThrownBy(() -> Workloads.named("server-metrics", Map.of("mode", "live", "hosts", "3"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("workload 'server-metrics': hosts does not go with mode=live, which tells of this machine"
                        + " alone");
    }

    @Test
    void changingFieldsKeepTheirMembersForSoManyRecordsAndThenHaveOthers() {
        Workload changing = Workloads.named("changing-fields", Map.of("fields", "20", "every", "10"), 1);
        assertThat(members(changing, 0)).isEqualTo(members(changing, 9)).startsWith("f1");
        assertThat(members(changing, 10)).isNotEqualTo(members(changing, 9)).isEqualTo(members(changing, 19));
        assertThat(changing.sample(3)).isNotEqualTo(changing.sample(4));
    }

    private static List<String> members(Workload workload, long index) {
        return ((Value.ObjectValue) workload.sample(index).value())
                .members().stream().map(Value.Member::name).toList();
    }
}
