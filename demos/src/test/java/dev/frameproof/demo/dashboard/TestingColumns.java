package dev.frameproof.demo.dashboard;

import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which columns frames of a workload have, by what its samples hold. */
final class TestingColumns {
    private static final int SAMPLES = 2_000;
    private static final List<String> LINE_COLUMNS =
            List.of("Time", "_measurement", "_field", "value", "value_str", "offset", "partition");

    private TestingColumns() {}

    static Set<String> of(WorkloadPlan plan) {
        Workload workload = Workloads.named(plan.workload(), plan.settings(), 1);
        RecordFormat format = plan.records().format().orElseGet(() -> RecordFormat.usualFor(workload));
        Set<String> columns = new TreeSet<>();
        if (format == RecordFormat.LINEPROTOCOL) {
            columns.addAll(LINE_COLUMNS);
        } else {
            columns.addAll(List.of("time", "offset", "partition"));
        }
        if (format == RecordFormat.PLAINTEXT || format == RecordFormat.CSV) {
            columns.add("message");
            return columns;
        }
        for (int i = 0; i < Math.max(SAMPLES, workload.tellingSamples()); i++) {
            // What measures this machine has the same columns each time, and measuring takes time.
            if (i > 0 && workload.interval().isPresent()) {
                break;
            }
            add(workload.sample(i), plan.records().key(), columns);
        }
        return columns;
    }

    private static void add(Sample sample, Optional<KeyFormat> key, Set<String> columns) {
        if (key.equals(Optional.of(KeyFormat.JSON)) && sample.key().orElseThrow() instanceof Value.ObjectValue object) {
            add("key.", object, columns);
        }
        if (sample.isTombstone()) {
            columns.add("error");
        }
        if (sample.value() instanceof Value.ObjectValue object) {
            add("", object, columns);
        }
    }

    private static void add(String prefix, Value.ObjectValue object, Set<String> columns) {
        object.members().forEach(member -> {
            if (member.value() instanceof Value.ObjectValue inner) {
                add(prefix + member.name() + ".", inner, columns);
            } else {
                columns.add(prefix + member.name());
            }
        });
    }
}
