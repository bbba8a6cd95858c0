package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.frame.FrameFormatException.Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files are built as the SDK for Go builds them. */
class FrameArrowStructureTest {
    /** Everything in a file but the place of its parts. */
    private record Structure(Map<String, String> metadata, List<Object> fields, List<Object> columns) {}

    @ParameterizedTest
    @MethodSource("dev.frameproof.frame.TestingRecordings#sdkNames")
    void metadataTypesNodesAndBuffersAreThoseOfTheSdk(String name) {
        Frame frame = new FrameJsonReader().read(TestingRecordings.sdkJson(name));

        Structure ours = structure(FrameArrow.write(frame));
        Structure sdk = structure(TestingRecordings.sdkArrow(name));
        assertThat(ours.metadata()).isEqualTo(sdk.metadata());
        assertThat(ours.fields()).isEqualTo(sdk.fields());
        if (!name.equals("json-and-enum")) {
            // There the SDK loses the null of a JSON field, which is written as one here.
            assertThat(ours.columns()).isEqualTo(sdk.columns());
        }
    }

    private static Structure structure(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int footerLength = file.getInt(bytes.length - 10);
        int footerAt = bytes.length - 10 - footerLength;
        Footer footer =
                Footer.getRootAsFooter(file.slice(footerAt, footerLength).order(ByteOrder.LITTLE_ENDIAN));
        Schema schema = footer.schema();
        Map<String, String> metadata = new TreeMap<>();
        for (int i = 0; i < schema.customMetadataLength(); i++) {
            put(metadata, schema.customMetadata(i));
        }
        List<Object> fields = new ArrayList<>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            var field = schema.fields(i);
            Map<String, String> fieldMetadata = new TreeMap<>();
            for (int k = 0; k < field.customMetadataLength(); k++) {
                put(fieldMetadata, field.customMetadata(k));
            }
            fields.add(List.of(field.name(), field.nullable(), field.typeType(), fieldMetadata));
        }
        List<Object> columns = new ArrayList<>();
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            addBatch(file, (int) footer.recordBatches(i).offset(), columns);
            assertThat(footer.recordBatches(i).metaDataLength() % 8).isZero();
            assertThat(footer.recordBatches(i).bodyLength() % 8).isZero();
        }
        return new Structure(metadata, fields, columns);
    }

    private static void put(Map<String, String> to, KeyValue pair) {
        to.put(pair.key(), pair.value());
    }

    private static void addBatch(ByteBuffer file, int at, List<Object> columns) {
        assertThat(at % 8).isZero();
        assertThat(file.getInt(at)).as("continuation").isEqualTo(-1);
        int length = file.getInt(at + 4);
        Message message = Message.getRootAsMessage(file.slice(at + 8, length).order(ByteOrder.LITTLE_ENDIAN));
        RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
        columns.add(batch.length());
        for (int i = 0; i < batch.nodesLength(); i++) {
            columns.add(List.of(batch.nodes(i).length(), batch.nodes(i).nullCount()));
        }
        for (int i = 0; i < batch.buffersLength(); i++) {
            assertThat(batch.buffers(i).offset() % 8).as("buffer %d", i).isZero();
            // The SDK gives bitmaps more bytes than they need, within the padding.
            columns.add((batch.buffers(i).length() + 7) & -8);
        }
    }

    @Test
    void nullOfAJsonFieldStaysANull() {
        Frame frame = new FrameJsonReader().read(TestingRecordings.sdkJson("json-and-enum"));

        assertThat(structure(FrameArrow.write(frame)).columns()).contains(List.of(2L, 1L));
        assertThat(FrameArrow.read(FrameArrow.write(frame)).columns().get(1).isNull(0))
                .isTrue();
    }

    @Test
    void timesAtTheEndsOfNanosecondsAreKeptAndThoseBeyondRefused() {
        var schema = new dev.frameproof.frame.Schema("", "", "", List.of(Field.of("t", FieldType.TIME, false)));
        Frame ends = new FrameBuilder(schema)
                .addTime(0, Math.floorDiv(Long.MIN_VALUE, 1_000_000), Math.floorMod(Long.MIN_VALUE, 1_000_000))
                .addTime(0, Long.MAX_VALUE / 1_000_000, (int) (Long.MAX_VALUE % 1_000_000))
                .addTime(0, -1, 999_999)
                .frame();

        assertThat(FrameEquality.diff(ends, FrameArrow.read(FrameArrow.write(ends)), 3))
                .isEmpty();
        for (long beyond :
                new long[] {Long.MAX_VALUE / 1_000_000 + 1, Long.MIN_VALUE / 1_000_000 - 2, Long.MAX_VALUE}) {
            Frame frame = new FrameBuilder(schema).addTime(0, beyond, 0).frame();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FrameArrow.write(frame))
                    .withMessageContaining("field 0 't', row 0: " + beyond + " ms is beyond");
        }
    }

    @Test
    void whatIsNoArrowFileIsSaidToBeNone() {
        for (byte[] bytes : new byte[][] {{}, new byte[100], "{\"schema\":{}}".getBytes(UTF_8)}) {
            assertThatThrownBy(() -> FrameArrow.read(bytes))
                    .isInstanceOfSatisfying(FrameFormatException.class, e -> assertThat(e.fault())
                            .isEqualTo(Fault.INVALID_ARROW))
                    .hasMessageContaining("begins and ends with ARROW1");
        }
    }
}
