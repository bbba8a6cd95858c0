package dev.frameproof.kafkaplugin.internal.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.kafkaplugin.internal.registry.SchemaSource;
import dev.frameproof.kafkaplugin.internal.rows.TestingReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

/** Random records of random schemas, written by Apache Avro, come out as they went in. */
class AvroPropertiesTest {
    private static final int SCHEMAS = 300;

    private Random random;
    private int names;

    @Test
    void whatAvroWritesIsReadAsItWas() throws IOException {
        for (long seed = 0; seed < SCHEMAS; seed++) {
            random = new Random(seed);
            names = 0;
            Schema schema = record(0);
            TestingReader reader =
                    new TestingReader(new AvroFormat(SchemaSource.inline("AVRO", schema.toString())), 10);
            for (int i = 0; i < 5; i++) {
                Object value = value(schema);
                Map<String, String> expected = new TreeMap<>();
                flatten("", schema, value, expected);

                assertThat(reader.readCells(AvroFormatTest.encoded(schema, value)))
                        .as("seed %d, record %d of %s", seed, i, schema)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void bytesThatAreCutOrChangedNeverDoMoreThanFail() throws IOException {
        for (long seed = 0; seed < SCHEMAS; seed++) {
            random = new Random(seed);
            names = 0;
            Schema schema = record(0);
            TestingReader reader =
                    new TestingReader(new AvroFormat(SchemaSource.inline("AVRO", schema.toString())), 10);
            Object value = value(schema);
            byte[] whole = AvroFormatTest.encoded(schema, value);
            for (int i = 0; i < 5 && whole.length > 0; i++) {
                byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
                assertThat(reader.readCells(cut)).as("seed %d", seed).containsOnlyKeys("error");
                byte[] changed = whole.clone();
                changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                reader.readCells(changed);
            }
            Map<String, String> expected = new TreeMap<>();
            flatten("", schema, value, expected);
            assertThat(reader.readCells(whole)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private Schema record(int depth) {
        List<Schema.Field> fields = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            fields.add(new Schema.Field("f" + i, schema(depth + 1)));
        }
        return Schema.createRecord("R" + names++, null, null, false, fields);
    }

    private Schema schema(int depth) {
        return switch (random.nextInt(depth > 3 ? 9 : 12)) {
            case 0 -> Schema.create(Schema.Type.BOOLEAN);
            case 1 -> Schema.create(Schema.Type.INT);
            case 2 -> Schema.create(Schema.Type.LONG);
            case 3 -> Schema.create(Schema.Type.FLOAT);
            case 4 -> Schema.create(Schema.Type.DOUBLE);
            case 5 -> Schema.create(Schema.Type.STRING);
            case 6 -> Schema.create(Schema.Type.BYTES);
            case 7 -> Schema.createEnum("E" + names++, null, null, List.of("A", "B"));
            case 8 -> Schema.createFixed("F" + names++, null, null, random.nextInt(4));
            case 9 -> Schema.createUnion(Schema.create(Schema.Type.NULL), record(depth));
            case 10 -> Schema.createMap(schema(depth + 1));
            default -> record(depth);
        };
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG -> random.nextLong() >> random.nextInt(64);
            case FLOAT -> Float.intBitsToFloat(random.nextInt());
            case DOUBLE -> Double.longBitsToDouble(random.nextLong());
            case STRING -> "s\u00e9\ud83d\ude00".substring(0, random.nextInt(3)) + random.nextInt(99);
            case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(4)));
            case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
            case ENUM -> new GenericData.EnumSymbol(schema, random.nextBoolean() ? "A" : "B");
            case UNION -> random.nextBoolean() ? null : value(schema.getTypes().get(1));
            case MAP -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put("k" + i + random.nextInt(3), value(schema.getValueType()));
                }
                yield map;
            }
            case RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
                yield record;
            }
            case ARRAY, NULL -> throw new AssertionError(schema);
        };
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void flatten(String path, Schema schema, Object value, Map<String, String> cells) {
        if (value == null) {
            cells.put(path, "null");
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(path + "." + key, schema.getValueType(), inner, cells));
        } else if (value instanceof GenericData.Record record) {
            for (Schema.Field field : record.getSchema().getFields()) {
                String name = path.isEmpty() ? field.name() : path + "." + field.name();
                flatten(name, field.schema(), record.get(field.pos()), cells);
            }
        } else {
            cells.put(path, text(value));
        }
    }

    private static String text(Object value) {
        if (value instanceof Float number) {
            return "float64 " + (double) number;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return "string " + list(bytes);
        }
        if (value instanceof GenericData.Fixed fixed) {
            return "string " + list(fixed.bytes());
        }
        String type = value instanceof Boolean
                ? "bool "
                : value instanceof Double ? "float64 " : value instanceof Number ? "int64 " : "string ";
        return type + value;
    }

    private static String list(byte[] bytes) {
        List<String> numbers = new ArrayList<>();
        for (byte b : bytes) {
            numbers.add(Integer.toString(b & 0xFF));
        }
        return "[" + String.join(" ", numbers) + "]";
    }
}
