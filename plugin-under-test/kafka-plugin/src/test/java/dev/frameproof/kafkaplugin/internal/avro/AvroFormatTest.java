package dev.frameproof.kafkaplugin.internal.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import dev.frameproof.kafkaplugin.internal.registry.RegisteredSchema.Reference;
import dev.frameproof.kafkaplugin.internal.registry.SchemaSource;
import dev.frameproof.kafkaplugin.internal.registry.TestingSchemas;
import dev.frameproof.kafkaplugin.internal.rows.TestingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class AvroFormatTest {
    private static final String V1 =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}";
    private static final String V2 = "{\"type\":\"record\",\"name\":\"R\",\"fields\":["
            + "{\"name\":\"b\",\"type\":\"string\"},{\"name\":\"a\",\"type\":\"long\"}]}";

    @Test
    void eachRecordIsReadByTheSchemaThatItWasWrittenWith() {
        TestingSchemas schemas = new TestingSchemas().put(1, "AVRO", V1).put(2, "AVRO", V2);
        TestingReader reader = new TestingReader(new AvroFormat(schemas));

        assertThat(reader.read(header(1, 6))).isEqualTo("a=int64 3");
        assertThat(reader.read(header(2, 2, 'x', 8))).isEqualTo("a=int64 4 b=string x");
        assertThat(reader.read(header(1, 10))).isEqualTo("a=int64 5");
        assertThat(schemas.questions()).isEqualTo(2);
    }

    @Test
    void brokenRecordsBetweenGoodOnesAreErrorsOfTheirOwn() {
        TestingReader reader = new TestingReader(new AvroFormat(new TestingSchemas().put(2, "AVRO", V2)));

        assertThat(reader.read(header(2, 2, 'x', 8))).isEqualTo("a=int64 4 b=string x");
        assertThat(reader.read(header(9, 2))).isEqualTo("error the schema registry has no schema 9");
        assertThat(reader.read(header(2, 20, 'x', 8)))
                .isEqualTo("error not valid Avro by this schema: the value ends within bytes or a string");
        assertThat(reader.read(new byte[] {1, 2, 3, 4, 5, 6})).startsWith("error no header of a schema registry");
        assertThat(reader.read(new byte[] {0, 2})).startsWith("error no header of a schema registry");
        assertThat(reader.read(null)).isEmpty();
        assertThat(reader.read(header(2, 2, 'y', 8))).isEqualTo("a=int64 4 b=string y");
    }

    @Test
    void schemaIsAskedForAgainUntilItIsThere() {
        TestingSchemas schemas = new TestingSchemas();
        TestingReader reader = new TestingReader(new AvroFormat(schemas));

        assertThat(reader.read(header(1, 6))).startsWith("error");
        schemas.put(1, "AVRO", V1);
        assertThat(reader.read(header(1, 6))).isEqualTo("a=int64 3");
    }

    @Test
    void schemasMayUseOthers() {
        String user = "{\"type\":\"record\",\"name\":\"U\",\"fields\":[{\"name\":\"r\",\"type\":\"R\"}]}";
        ValueFormat format = new AvroFormat(new TestingSchemas().put(1, "AVRO", user, new Reference("R", V1)));

        assertThat(new TestingReader(format).read(header(1, 6))).isEqualTo("r.a=int64 3");
    }

    @Test
    void schemaThatIsNoneMakesErrorRows() {
        TestingReader reader = new TestingReader(inline("{\"type\":\"record\",\"name\":\"R\"}"));

        assertThat(reader.read(new byte[] {2})).startsWith("error the query's schema cannot be used: ");
    }

    @Test
    void arraysAreTextsOfJsonAsGoWritesThem() throws IOException {
        String item = "{\"type\":\"record\",\"name\":\"I\",\"fields\":[{\"name\":\"z\",\"type\":\"float\"},"
                + "{\"name\":\"m\",\"type\":{\"type\":\"map\",\"values\":[\"null\",\"bytes\"]}},"
                + "{\"name\":\"t\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}}]}";
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"l\",\"type\":"
                        + "{\"type\":\"array\",\"items\":" + item + "}}]}");
        GenericData.Record one =
                new GenericData.Record(schema.getField("l").schema().getElementType());
        one.put("z", 0.1f);
        one.put("m", Map.of("k<", ByteBuffer.wrap(new byte[] {1, -1})));
        one.put("t", 1_767_323_045_678L);
        GenericData.Record record = new GenericData.Record(schema);
        record.put("l", List.of(one, one));

        String text = "{\\\"m\\\":{\\\"k\\\\u003c\\\":\\\"Af8=\\\"},\\\"t\\\":\\\"2026-01-02T03:04:05.678Z\\\","
                + "\\\"z\\\":0.1}";
        assertThat(new TestingReader(inline(schema.toString())).read(encoded(schema, record)))
                .isEqualTo("l=string [" + text + "," + text + "]");
    }

    @Test
    void valuesThatAreNoRecordHaveColumnsToo() {
        assertThat(new TestingReader(inline("\"int\"")).read(new byte[] {6})).isEqualTo("value=int64 3");
        assertThat(new TestingReader(inline("{\"type\":\"array\",\"items\":\"int\"}")).read(new byte[] {4, 2, 4, 0}))
                .isEqualTo("item_0=int64 1 item_1=int64 2");
        assertThat(new TestingReader(inline("{\"type\":\"map\",\"values\":\"int\"}"))
                        .read(new byte[] {4, 2, 'b', 4, 2, 'a', 2, 0}))
                .isEqualTo("a=int64 1 b=int64 2");
        assertThat(new TestingReader(inline("[\"null\",\"int\"]")).read(new byte[] {0}))
                .isEmpty();
    }

    @Test
    void fewBytesThatAskForEndlessItemsAreRefused() {
        byte[] count = {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        String recursive = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"r\",\"type\":\"R\"}]}";

        assertThat(new TestingReader(inline("{\"type\":\"array\",\"items\":\"null\"}")).read(count))
                .contains("more than 10000000 items");
        assertThat(new TestingReader(inline(recursive)).read(new byte[] {1})).contains("levels deep");
    }

    private static ValueFormat inline(String schema) {
        return new AvroFormat(SchemaSource.inline("AVRO", schema));
    }

    private static byte[] header(int id, int... datum) {
        ByteBuffer buffer = ByteBuffer.allocate(5 + datum.length).put((byte) 0).putInt(id);
        for (int b : datum) {
            buffer.put((byte) b);
        }
        return buffer.array();
    }

    static byte[] encoded(Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
