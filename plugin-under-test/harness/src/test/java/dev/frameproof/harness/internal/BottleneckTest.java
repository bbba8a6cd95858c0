package dev.frameproof.harness.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.ResourceUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BottleneckTest {
    private static final List<ProcessResult> BUSY_PLUGIN = List.of(
            process("frameproof", 0.4, 0),
            process("kafka", 0.2, 0),
            process("plugin", 1.1, 900_000),
            process("embedded-target", 0.2, 0));

    @Test
    void runThatKeptUpHasNoLimit() {
        assertThat(sentence(10, 1, 2, 7, BUSY_PLUGIN))
                .isEqualTo(
                        "Nothing held the rows up: half of them came within 10.0 ms. The busiest process was plugin with"
                                + " 1.10 of 2 cores; all together used 1.90, 95 % of the machine. plugin wrote 879 KiB of log,"
                                + " 900 B a row.");
    }

    @Test
    void rowsThatWaitForDeliveryBlameWhoDelivers() {
        assertThat(sentence(5_000, 1, 2, 4_990, BUSY_PLUGIN))
                .contains("most of it between Kafka's acknowledgement and the viewer (deliver, 4.99 s)")
                .contains("The likely limit is plugin.");
    }

    @Test
    void rowsThatWaitToBeSentBlameWhoSends() {
        assertThat(sentence(
                        5_000,
                        4_900,
                        20,
                        30,
                        List.of(process("frameproof", 0.9, 0), process("plugin", 1.0, 0), process("kafka", 0.1, 0))))
                .contains("before the record was handed to Kafka's client")
                .contains("The likely limit is frameproof.");
    }

    @Test
    void whereNobodyWorksSomethingElseIsWaitedFor() {
        assertThat(sentence(5_000, 1, 4_990, 2, List.of(process("frameproof", 0.1, 0), process("kafka", 0.1, 0))))
                .contains("between the producer and Kafka's acknowledgement")
                .contains("something waited that needs no processor")
                .doesNotContain("The likely limit");
    }

    @Test
    void nothingIsSaidWhereNothingWasMeasured() {
        assertThat(new Bottleneck(List.of(), BUSY_PLUGIN, OptionalDouble.empty(), 1_000, 2).sentence())
                .isEmpty();
        assertThat(sentence(5_000, 1, 2, 3, List.of())).isEmpty();
    }

    @Test
    void busyMachineIsTheLimitWhoeverKeepsItBusy() {
        List<ProcessResult> own = List.of(process("frameproof", 0.6, 0), process("plugin", 0.7, 0));
        assertThat(sentence(5_000, 1, 2, 4_990, own, OptionalDouble.of(1.95)))
                .contains("with the system's own work, 0.65: the machine was busy by 98 %")
                .contains("The likely limit is plugin. The machine's processors were as good as full");
        assertThat(sentence(5_000, 1, 2, 4_990, own, OptionalDouble.of(1.4)))
                .contains("all together 1.30)")
                .endsWith("The likely limit is plugin.");
        List<ProcessResult> starved = List.of(process("frameproof", 0.3, 0), process("plugin", 0.1, 0));
        assertThat(sentence(5_000, 1, 2, 4_990, starved, OptionalDouble.of(2.0)))
                .contains("system's own work, 1.60: the machine was busy by 100 %")
                .endsWith("The likely limit is that other work, which left the run too little.");
        assertThat(sentence(10, 1, 2, 7, own, OptionalDouble.of(1.95))).contains("the machine was busy by 98 %");
    }

    private static String sentence(int total, int waiting, int produce, int deliver, List<ProcessResult> processes) {
        return sentence(total, waiting, produce, deliver, processes, OptionalDouble.empty());
    }

    private static String sentence(
            int total,
            int waiting,
            int produce,
            int deliver,
            List<ProcessResult> processes,
            OptionalDouble machineCores) {
        return new Bottleneck(
                        List.of(
                                latency("total", total),
                                latency("waiting", waiting),
                                latency("produce", produce),
                                latency("deliver", deliver)),
                        processes,
                        machineCores,
                        1_000,
                        2)
                .sentence();
    }

    private static LatencyResult latency(String name, int millis) {
        Duration each = Duration.ofMillis(millis);
        return new LatencyResult(name, 1_000, each, each, each, each, each, each, each, List.of());
    }

    private static ProcessResult process(String name, double cores, long log) {
        return new ProcessResult(
                name,
                1,
                Optional.empty(),
                OptionalLong.empty(),
                new ResourceUse(
                        OptionalDouble.of(cores),
                        OptionalDouble.of(cores),
                        OptionalLong.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(log),
                        OptionalInt.empty()),
                "",
                "");
    }
}
