package dev.frameproof.harness.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaSentLog;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class EncodedRecordsTest {
    private static final String LIST_OF_DOUBLES = """
            {"type":"record","name":"R","fields":[{"name":"list","type":{"type":"array","items":"double"}}]}
            """;

    @Test
    void listThatJsonCannotHoldIsExpectedAsThePluginAtHandShowsIt() {
        assertThat(shown(Representation.bundled())).isInstanceOf(ListValue.class);
        assertThat(shown(Representation.kafkaDatasource())).isEqualTo(new TextValue("[NaN]"));
    }

    private static Value shown(Representation representation) {
        KafkaSentLog positions = new KafkaSentLog("t", 1, new TimeAxis(0, 0, Pacing.unlimited()));
        positions.add(0, 0, 0, -1);
        StreamQuery query = StreamQuery.of("t")
                .withMessageFormat(MessageFormat.AVRO)
                .withAvro(SchemaSource.inline(LIST_OF_DOUBLES));
        EncodedRecords records =
                new EncodedRecords(positions, new OneRecord(), query, SchemaLookup.NONE, representation);
        ObjectValue value = (ObjectValue) records.recordAt(0, 0, 0).value();
        return value.members().get(0).value();
    }

    /** A list of one number that is none. */
    private static final class OneRecord implements RecordSource {
        @Override
        public String name() {
            return "one";
        }

        @Override
        public String format() {
            return "avro";
        }

        @Override
        public OutgoingRecord record(long index, long timestampMillis) {
            byte[] value = ByteBuffer.allocate(10)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) 2)
                    .putDouble(Double.NaN)
                    .put((byte) 0)
                    .array();
            return OutgoingRecord.of(null, value);
        }
    }
}
