package dev.frameproof.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Frames of every type by seed, with everything in them that a codec can get wrong. */
final class TestingFrames {
    private static final double[] EDGES = {
        0.0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        0x1p53,
        0x1p53 + 2,
        1e21,
        1e-6,
        Math.nextDown(1e-6),
        0.1
    };
    private static final List<FieldType> TYPES = List.of(FieldType.values());
    private static final String[] JSON = {
        "{\"a\":[1,{\"b\":null}],\"c\":\"\\u00e9\"}", "12.50", "true", "[]", "\"x\"", "{ \"spaced\" : 1 }"
    };

    private final Random random;

    TestingFrames(long seed) {
        random = new Random(seed);
    }

    Frame next() {
        List<Field> fields = new ArrayList<>();
        int width = random.nextInt(8);
        for (int i = 0; i < width; i++) {
            fields.add(field());
        }
        Schema schema = new Schema(
                oneIn(3) ? "" : text(),
                oneIn(2) ? "" : "A",
                oneIn(3) ? "{\"typeVersion\":[0,0],\"custom\":{\"k\":1}}" : "",
                fields);
        int rows = oneIn(4) ? 0 : random.nextInt(60);
        var builder = new FrameBuilder(schema);
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < rows; row++) {
                if (fields.get(column).nullable() && oneIn(4)) {
                    builder.addNull(column);
                } else {
                    addValue(builder, column, fields.get(column).type());
                }
            }
        }
        return builder.frame();
    }

    private Field field() {
        FieldType type = TYPES.get(random.nextInt(TYPES.size()));
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = oneIn(3) ? random.nextInt(3) : 0; i > 0; i--) {
            labels.put(text(), text());
        }
        String config = oneIn(4) ? "{\"unit\":\"ms\",\"min\":0}" : "";
        return new Field(oneIn(5) ? "" : text(), type, random.nextBoolean(), labels, config);
    }

    private void addValue(FrameBuilder builder, int column, FieldType type) {
        long bits = oneIn(4) ? random.nextInt(100) : random.nextLong();
        switch (type) {
            case TIME ->
                builder.addTime(column, bits / 2_000_000, random.nextBoolean() ? 0 : random.nextInt(1_000_000));
            case FLOAT64 -> builder.addDouble(column, real());
            case FLOAT32 -> builder.addDouble(column, oneIn(2) ? (float) real() : single());
            case STRING -> builder.addText(column, text());
            case JSON -> builder.addText(column, JSON[random.nextInt(JSON.length)]);
            case BOOL -> builder.addBoolean(column, random.nextBoolean());
            case INT8 -> builder.addLong(column, (byte) bits);
            case INT16 -> builder.addLong(column, (short) bits);
            case INT32 -> builder.addLong(column, oneIn(2) ? bits >> 32 : random.nextInt(9));
            case INT64, UINT64 -> builder.addLong(column, bits);
            case UINT8 -> builder.addLong(column, bits & 0xff);
            case UINT16, ENUM -> builder.addLong(column, bits & 0xffff);
            case UINT32 -> builder.addLong(column, bits & 0xffff_ffffL);
        }
    }

    private double real() {
        return switch (random.nextInt(5)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextInt();
            case 2 -> random.nextInt() / 100.0;
            case 3 -> random.nextDouble();
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    private float single() {
        return Float.intBitsToFloat(random.nextInt());
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(codePoint());
        }
        return text.toString();
    }

    private int codePoint() {
        int picked =
                switch (random.nextInt(5)) {
                    case 0 -> random.nextInt(0x80);
                    case 1 -> random.nextInt(0x800);
                    case 2 -> 0x2020 + random.nextInt(16);
                    case 3 -> random.nextInt(0x10000);
                    default -> 0x10000 + random.nextInt(0x100000);
                };
        return picked >= Character.MIN_SURROGATE && picked <= Character.MAX_SURROGATE ? 'x' : picked;
    }

    private boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }
}
