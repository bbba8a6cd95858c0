package dev.frameproof.oracle.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.WorkloadRecords;
import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaSentLog;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record's row is the same, whether it is worked out from the workload's sample or from the bytes that were sent. */
class WorkloadRowsTest {
    private final RowRules rules =
            new RowRules(StreamQuery.of("t").withKeyFormat(KeyFormat.STRING), Representation.bundled());
    private final JsonEncoder values = new JsonEncoder();
    private final TextEncoder keys = new TextEncoder();

    private List<String> cells(ExpectedRecord record) {
        var row = new ExpectedRow();
        rules.fill(record, row);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.shape.names().size(); i++) {
            Value value = row.leaves[row.shape.leaves().get(i)[0]];
            cells.add(row.shape.names().get(i) + " " + CellTypes.of(value) + " " + text(value));
        }
        return cells;
    }

    private static String text(Value value) {
        return value instanceof NumberText number && CellTypes.of(value) == dev.frameproof.frame.FieldType.FLOAT64
                ? CellText.of(new FloatValue(Double.parseDouble(number.text())))
                : CellText.of(value);
    }

    private WorkloadRecords records(Workload workload) {
        var log = new KafkaSentLog("t", 1, new TimeAxis(0, 0, Pacing.unlimited()));
        return new WorkloadRecords(log, workload, keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server-metrics",
                "processes",
                "orders",
                "flat-numbers",
                "changing-fields",
                "race",
                "midi",
                "cdc",
                "sensors",
                "spectrum"
            })
    void rowsOfSamplesAreThoseOfTheirBytes(String name) {
        Workload workload = Workloads.named(name, Map.of(), 20261122);
        WorkloadRecords records = records(workload);
        for (long index = 0; index < 500; index++) {
            Sample sample = workload.sample(index);
            byte[] key = sample.key().map(keys::encode).orElse(null);
            byte[] value = sample.isTombstone() ? null : values.encode(sample.value());
            ExpectedRecord decoded = RecordDecoding.decode(MessageFormat.JSON, key, value);
            assertThat(records.recordAt(0, index, index).isBroken())
                    .isEqualTo(decoded.isBroken())
                    .isEqualTo(sample.isTombstone());
            if (decoded.isBroken()) {
                continue;
            }
            assertThat(cells(records.recordAt(0, index, index)))
                    .as("%s, record %d", name, index)
                    .isEqualTo(cells(decoded))
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void keysAreShownAsTheirBytesOrTheirMembers() {
        Value object = new ObjectValue(List.of(new Member("a", new TextValue("b"))));
        WorkloadRecords text = records(workload(new TextValue("{\"a\":\"b\"}")));
        assertThat(text.recordAt(0, 0, 0).key().bytes()).isEqualTo("{\"a\":\"b\"}".getBytes(UTF_8));
        assertThat(text.recordAt(0, 0, 0).key().json()).contains(object);
        assertThat(records(workload(object)).recordAt(0, 0, 0).key().json()).contains(object);
        assertThat(records(workload(null)).recordAt(0, 0, 0).key().bytes()).isEmpty();
    }

    private static Workload workload(Value key) {
        return new Workload() {
            @Override
            public String name() {
                return "one";
            }

            @Override
            public Sample sample(long index) {
                return new Sample(Optional.ofNullable(key), new ObjectValue(List.of()));
            }
        };
    }
}
