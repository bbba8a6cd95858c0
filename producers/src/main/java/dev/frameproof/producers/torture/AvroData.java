package dev.frameproof.producers.torture;

import dev.frameproof.producers.internal.SeededStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Values of any Avro schema by chance, extremes among them, written by Avro's own library. */
final class AvroData {
    private static final List<Long> LONGS = List.of(
            0L,
            1L,
            -1L,
            1L << 31,
            1L << 53,
            (1L << 53) + 1,
            -(1L << 53) - 1,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            1_767_225_600_000L,
            1_767_225_600_000_000L,
            86_399_999L);
    private static final List<Integer> INTS =
            List.of(0, -1, 1 << 24, (1 << 24) + 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 20_454, 86_399_999);
    private static final List<Double> DOUBLES = List.of(
            0.0,
            -0.0,
            0.1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            1e21,
            9_007_199_254_740_994.0);

    private final SeededStream chance;

    AvroData(SeededStream chance) {
        this.chance = chance;
    }

    static byte[] written(Schema schema, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(schema).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> {
                GenericData.Record value = new GenericData.Record(schema);
                schema.getFields().forEach(field -> value.put(field.pos(), value(field.schema())));
                yield value;
            }
            case ENUM -> new GenericData.EnumSymbol(schema, TortureSet.pick(chance, schema.getEnumSymbols()));
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (int i = chance.nextBelow(4); i > 0; i--) {
                    items.add(value(schema.getElementType()));
                }
                yield items;
            }
            case MAP -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                for (int i = chance.nextBelow(4); i > 0; i--) {
                    entries.put(TortureSet.pick(chance, TortureWords.NAMES), value(schema.getValueType()));
                }
                yield entries;
            }
            case UNION ->
                value(schema.getTypes().get(chance.nextBelow(schema.getTypes().size())));
            case FIXED ->
                new GenericData.Fixed(schema, TortureSet.random(chance, schema.getFixedSize(), schema.getFixedSize()));
            case STRING -> TortureSet.pick(chance, TortureWords.TEXTS);
            case BYTES -> ByteBuffer.wrap(TortureSet.random(chance, 1, 12));
            case INT -> chance.nextChance(0.5) ? (int) chance.nextLong() : INTS.get(chance.nextBelow(INTS.size()));
            case LONG -> chance.nextChance(0.5) ? chance.nextLong() : LONGS.get(chance.nextBelow(LONGS.size()));
            case FLOAT -> (float) (chance.nextUnit() * 2e6 - 1e6);
            case DOUBLE -> DOUBLES.get(chance.nextBelow(DOUBLES.size()));
            case BOOLEAN -> chance.nextChance(0.5);
            case NULL -> null;
        };
    }
}
