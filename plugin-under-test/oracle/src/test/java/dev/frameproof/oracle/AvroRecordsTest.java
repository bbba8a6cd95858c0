package dev.frameproof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.oracle.SchemaLookup.Reference;
import dev.frameproof.oracle.SchemaLookup.Registered;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class AvroRecordsTest {
    private static final String OLD = record("{\"name\":\"a\",\"type\":\"long\"}");
    private static final String NEW = record("{\"name\":\"b\",\"type\":\"string\"},{\"name\":\"a\",\"type\":\"long\"}");
    private static final SchemaLookup REGISTRY = SchemaLookup.of(
            List.of(new Registered(1, "AVRO", "T-value", OLD), new Registered(2, "AVRO", "T-value", NEW)));

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
    }

    private static RecordDecoding inline(String schema) {
        return new RecordDecoding(
                StreamQuery.of("T").withMessageFormat(MessageFormat.AVRO).withAvro(SchemaSource.inline(schema)),
                SchemaLookup.NONE);
    }

    private static RecordDecoding registered() {
        return new RecordDecoding(StreamQuery.of("T").withMessageFormat(MessageFormat.AVRO), REGISTRY);
    }

    private static byte[] written(String schema, Object... values) throws IOException {
        Schema parsed = new Schema.Parser().parse(schema);
        GenericRecord record = new GenericData.Record(parsed);
        for (int i = 0; i < values.length; i++) {
            record.put(i, values[i]);
        }
        var bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(parsed).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static byte[] framed(int id, byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length)
                .put((byte) 0)
                .putInt(id)
                .put(payload)
                .array();
    }

    private static Value member(ExpectedRecord record, String name) {
        assertThat(record.brokenBecause()).isEmpty();
        return ((ObjectValue) record.value())
                .members().stream()
                        .filter(member -> member.name().equals(name))
                        .findFirst()
                        .map(Member::value)
                        .orElseThrow();
    }

    private static String text(ExpectedRecord record, String name) {
        return ((TextValue) member(record, name)).value();
    }

    @Test
    void typesOfOtherSchemasAreTheReferencesOfTheRegistry() {
        String inner = "{\"type\":\"record\",\"name\":\"n.Inner\",\"fields\":[{\"name\":\"x\",\"type\":\"long\"}]}";
        SchemaLookup registry = SchemaLookup.of(List.of(new Registered(
                5,
                "AVRO",
                "T-value",
                record("{\"name\":\"to\",\"type\":\"n.Inner\"}"),
                List.of(new Reference("n.Inner", inner)))));
        ExpectedRecord record = new RecordDecoding(StreamQuery.of("T").withMessageFormat(MessageFormat.AVRO), registry)
                .decode(null, framed(5, new byte[] {10}));

        assertThat(member(record, "to").toString()).contains("x", "5");
    }

    @Test
    void eachRecordIsReadByTheSchemaItWasWrittenWith() throws IOException {
        ExpectedRecord old = registered().decode(null, framed(1, written(OLD, 7L)));
        ExpectedRecord young = registered().decode(null, framed(2, written(NEW, "x", 7L)));

        assertThat(old.value()).isEqualTo(new ObjectValue(List.of(new Member("a", new IntegerValue(7)))));
        assertThat(text(young, "b")).isEqualTo("x");
    }

    @Test
    void unknownIdTruncatedAndForeignBytesAreBroken() throws IOException {
        assertThat(registered().decode(null, framed(3, written(OLD, 7L))).brokenBecause())
                .contains("no schema with id 3");
        assertThat(registered().decode(null, framed(2, new byte[] {4, 'x'})).isBroken())
                .isTrue();
        assertThat(inline(NEW).decode(null, new byte[0]).isBroken()).isTrue();
        assertThat(inline("").decode(null, new byte[] {1}).isBroken()).isTrue();
        assertThat(inline("{").decode(null, new byte[] {1}).isBroken()).isTrue();
    }

    @Test
    void recordThatBeginsWithZerosIsNotTakenForAHeader() throws IOException {
        String schema = record("{\"name\":\"a\",\"type\":\"long\"},{\"name\":\"b\",\"type\":\"double\"}");
        ExpectedRecord record = inline(schema).decode(null, written(schema, 0L, 0.0));

        assertThat(member(record, "a")).isEqualTo(new IntegerValue(0));
        assertThat(inline(schema)
                        .decode(null, framed(9, written(schema, 5L, 1.0)))
                        .readable())
                .isTrue();
    }

    @Test
    void whatTheStandardLeavesOpenMayBeShownOrRefused() throws IOException {
        byte[] trailing = new byte[] {14, 99};
        assertThat(inline(OLD).decode(null, trailing).isBroken()).isFalse();
        assertThat(inline(OLD).decode(null, trailing).brokenBecause()).contains("bytes follow");
        assertThat(registered().decode(null, null).brokenBecause()).contains("tombstone");
        assertThat(registered().decode(null, written(NEW, "x", 1L)).brokenBecause())
                .contains("no schema id");
    }

    @Test
    void logicalTypesAreAsGoPrintsThem() throws IOException {
        String schema = record(
                "{\"name\":\"t\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}},"
                        + "{\"name\":\"d\",\"type\":{\"type\":\"int\",\"logicalType\":\"date\"}},"
                        + "{\"name\":\"u\",\"type\":{\"type\":\"long\",\"logicalType\":\"time-micros\"}},"
                        + "{\"name\":\"n\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}},"
                        + "{\"name\":\"l\",\"type\":{\"type\":\"array\",\"items\":{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}}}");
        ByteBuffer decimal = ByteBuffer.wrap(BigInteger.valueOf(-1200).toByteArray());
        ExpectedRecord record = inline(schema).decode(null, written(schema, -1L, -1, 1_500L, decimal, List.of(0L)));

        assertThat(text(record, "t")).isEqualTo("1969-12-31 23:59:59.999999 +0000 UTC");
        assertThat(text(record, "d")).isEqualTo("1969-12-31 00:00:00 +0000 UTC");
        assertThat(text(record, "u")).isEqualTo("1.5ms");
        assertThat(text(record, "n")).isEqualTo("-12/1");
        assertThat(member(record, "l").toString()).contains("1970-01-01T00:00:00Z");
    }

    @Test
    void listThatJsonCannotHoldIsPrinted() throws IOException {
        String schema =
                record("{\"name\":\"l\",\"type\":{\"type\":\"array\",\"items\":[\"null\",\"float\",\"bytes\"]}}");
        List<Object> items = new ArrayList<>(List.of(Float.NaN, 0.1f, 1e-7f, ByteBuffer.wrap(new byte[] {1, -1})));
        items.add(null);
        ExpectedRecord record = inline(schema).decode(null, written(schema, items));

        assertThat(text(record, "l")).isEqualTo("[NaN 0.1 1e-07 [1 255] <nil>]");
    }

    @Test
    void randomRecordsComeBackAsTheyWereWritten() throws IOException {
        String schema = record(
                "{\"name\":\"l\",\"type\":\"long\"},{\"name\":\"d\",\"type\":\"double\"},{\"name\":\"s\",\"type\":\"string\"},"
                        + "{\"name\":\"o\",\"type\":[\"null\",\"int\"]}");
        RecordDecoding decoding = inline(schema);
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            long whole = random.nextLong() >> random.nextInt(64);
            double real = Double.longBitsToDouble(random.nextLong());
            String text = new String(Character.toChars(random.nextInt(0xd800)));
            Integer optional = random.nextBoolean() ? random.nextInt() : null;
            ExpectedRecord record = decoding.decode(null, written(schema, whole, real, text, optional));

            assertThat(record.value())
                    .as("seed %s", seed)
                    .isEqualTo(new ObjectValue(List.of(
                            new Member("l", new IntegerValue(whole)),
                            new Member("d", new FloatValue(real)),
                            new Member("s", new TextValue(text)),
                            new Member("o", optional == null ? new NullValue() : new IntegerValue(optional)))));
        }
    }

    @Test
    void booleanThatIsNeitherZeroNorOneIsBroken() {
        RecordDecoding decoding = inline(record("{\"name\":\"a\",\"type\":\"boolean\"}"));

        assertThat(decoding.decode(null, new byte[] {1}).isBroken()).isFalse();
        assertThat(decoding.decode(null, new byte[] {3}).brokenBecause()).contains("a boolean is the byte 3");
    }

    @Test
    void fewBytesThatSayMillionsOfItemsMayBeRefused() {
        RecordDecoding decoding = inline(record("{\"name\":\"n\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}"));
        ExpectedRecord many = decoding.decode(null, new byte[] {(byte) 0x80, (byte) 0x89, 0x7b, 0});
        assertThat(many.readable()).isTrue();
        assertThat(many.brokenBecause()).contains("millions of items");
        assertThat(decoding.decode(null, new byte[] {6, 0}).brokenBecause()).isEmpty();
    }

    @Test
    void intOfMoreThan32BitsIsBroken() {
        RecordDecoding decoding = inline(record("{\"name\":\"a\",\"type\":\"int\"}"));
        byte[] most = {-2, -1, -1, -1, 15};
        byte[] beyond = {-2, -1, -1, -1, 31};

        assertThat(decoding.decode(null, most).isBroken()).isFalse();
        assertThat(decoding.decode(null, beyond).isBroken()).isTrue();
    }
}
