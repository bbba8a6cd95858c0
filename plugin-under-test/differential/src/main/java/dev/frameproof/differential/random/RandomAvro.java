package dev.frameproof.differential.random;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** An Avro schema, and values of it. */
final class RandomAvro {
    private static final int BLOCK_BYTES = 64;
    private static final int KINDS = 20;
    private static final int SIMPLE_KINDS = 15;

    private final Schema schema;
    private int named;

    RandomAvro(Chance chance) {
        schema = record(chance, 0);
    }

    String text() {
        return schema.toString();
    }

    byte[] bytes(Chance chance) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = chance.is(0.8)
                ? EncoderFactory.get().binaryEncoder(bytes, null)
                : new EncoderFactory().configureBlockSize(BLOCK_BYTES).blockingBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(schema).write(value(schema, chance), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Schema record(Chance chance, int depth) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = chance.between(1, depth == 0 ? 12 : 4); i > 0; i--) {
            names.add(RandomText.identifier(chance));
        }
        List<Schema.Field> fields = new ArrayList<>();
        for (String name : names) {
            fields.add(new Schema.Field(name, any(chance, depth + 1)));
        }
        return Schema.createRecord("Record" + named++, null, "random", false, fields);
    }

    private Schema any(Chance chance, int depth) {
        return of(chance.below(depth < 5 ? KINDS : SIMPLE_KINDS), chance, depth);
    }

    private Schema of(int kind, Chance chance, int depth) {
        return switch (kind) {
            case 0 -> Schema.create(Schema.Type.LONG);
            case 1 -> Schema.create(Schema.Type.INT);
            case 2 -> Schema.create(Schema.Type.FLOAT);
            case 3 -> Schema.create(Schema.Type.DOUBLE);
            case 4 -> Schema.create(Schema.Type.BOOLEAN);
            case 5 -> Schema.create(Schema.Type.STRING);
            case 6 -> Schema.create(Schema.Type.BYTES);
            case 7 -> Schema.createFixed("Fixed" + named++, null, "random", chance.between(1, 12));
            case 8 -> Schema.createEnum("Enum" + named++, null, "random", List.of("RED", "GREEN", "_b1"));
            case 9 -> Schema.create(Schema.Type.NULL);
            case 10 -> timestamp(chance);
            case 11 ->
                chance.is(0.5)
                        ? LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT))
                        : LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
            case 12 -> LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case 13 -> {
                int precision = chance.between(1, 30);
                yield LogicalTypes.decimal(precision, chance.below(precision + 1))
                        .addToSchema(Schema.create(Schema.Type.BYTES));
            }
            case 14 -> LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
            case 15 -> Schema.createArray(any(chance, depth + 1));
            case 16 -> Schema.createMap(any(chance, depth + 1));
            case 17 -> record(chance, depth);
            default -> union(chance, depth);
        };
    }

    private static Schema timestamp(Chance chance) {
        Schema number = Schema.create(Schema.Type.LONG);
        return switch (chance.below(4)) {
            case 0 -> LogicalTypes.timestampMillis().addToSchema(number);
            case 1 -> LogicalTypes.timestampMicros().addToSchema(number);
            case 2 -> LogicalTypes.localTimestampMillis().addToSchema(number);
            default -> LogicalTypes.localTimestampMicros().addToSchema(number);
        };
    }

    /** A union has each type once, and no union in it. */
    private Schema union(Chance chance, int depth) {
        Map<String, Schema> branches = new LinkedHashMap<>();
        for (int i = chance.between(1, 5); i > 0; i--) {
            Schema branch =
                    of(chance.is(0.3) ? 9 : chance.below(depth < 4 ? KINDS - 2 : SIMPLE_KINDS), chance, depth + 1);
            boolean isNamed = branch.getType() == Schema.Type.RECORD
                    || branch.getType() == Schema.Type.ENUM
                    || branch.getType() == Schema.Type.FIXED;
            branches.putIfAbsent(
                    isNamed ? branch.getFullName() : branch.getType().getName(), branch);
        }
        return Schema.createUnion(List.copyOf(branches.values()));
    }

    private static Object value(Schema schema, Chance chance) {
        return switch (schema.getType()) {
            case RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema(), chance)));
                yield record;
            }
            case ENUM -> new GenericData.EnumSymbol(schema, chance.of(schema.getEnumSymbols()));
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (int i = chance.below(4); i > 0; i--) {
                    items.add(value(schema.getElementType(), chance));
                }
                yield items;
            }
            case MAP -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                for (int i = chance.below(4); i > 0; i--) {
                    entries.put(RandomText.of(chance, 6), value(schema.getValueType(), chance));
                }
                yield entries;
            }
            case UNION -> value(chance.of(schema.getTypes()), chance);
            case FIXED -> new GenericData.Fixed(schema, chance.bytes(schema.getFixedSize(), schema.getFixedSize()));
            case STRING -> RandomText.of(chance, 30);
            case BYTES -> ByteBuffer.wrap(chance.bytes(schema.getLogicalType() == null ? 0 : 1, 12));
            case INT -> (int) chance.bits();
            case LONG -> chance.bits();
            case FLOAT -> (float) chance.real();
            case DOUBLE -> chance.real();
            case BOOLEAN -> chance.is(0.5);
            case NULL -> null;
        };
    }
}
