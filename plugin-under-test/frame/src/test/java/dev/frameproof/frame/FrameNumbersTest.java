package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers that codecs get wrong, each there and back in JSON and in Arrow. */
class FrameNumbersTest {
    private final FrameJsonReader reader = new FrameJsonReader();
    private final FrameJsonWriter writer = new FrameJsonWriter();

    private Column read(FieldType type, String json) {
        String message = "{\"schema\":{\"fields\":[{\"typeInfo\":{\"frame\":\"%s\"}}]},\"data\":{\"values\":[[%s]]}}"
                .formatted(type.frameName(), json);
        return reader.read(message.getBytes(UTF_8)).columns().get(0);
    }

    private static Schema schema(FieldType type) {
        return new Schema("", "", "", List.of(Field.of("", type, false)));
    }

    private String values(Frame frame) {
        String json = new String(writer.writeBytes(frame), UTF_8);
        return json.substring(json.indexOf("[[") + 2, json.indexOf("]]"));
    }

    private void wholeIs(FieldType type, String json, long value) {
        assertThat(read(type, json).longAt(0)).isEqualTo(value);
        Frame frame = new FrameBuilder(schema(type)).addLong(0, value).frame();
        assertThat(values(frame)).isEqualTo(json);
        assertThat(FrameArrow.read(FrameArrow.write(frame)).columns().get(0).longAt(0))
                .isEqualTo(value);
    }

    private void doubleIs(String json, double value) {
        assertThat(Double.doubleToRawLongBits(read(FieldType.FLOAT64, json).doubleAt(0)))
                .as(json)
                .isEqualTo(Double.doubleToRawLongBits(value));
        Frame frame =
                new FrameBuilder(schema(FieldType.FLOAT64)).addDouble(0, value).frame();
        assertThat(values(frame)).isEqualTo(json);
        assertThat(FrameArrow.read(FrameArrow.write(frame)).columns().get(0).doubleAt(0))
                .isEqualTo(value);
    }

    private void floatIs(String json, float value) {
        assertThat((float) read(FieldType.FLOAT32, json).doubleAt(0)).as(json).isEqualTo(value);
        Frame frame =
                new FrameBuilder(schema(FieldType.FLOAT32)).addDouble(0, value).frame();
        assertThat(values(frame)).isEqualTo(json);
    }

    @Test
    void firstWholeNumberThatDoublesCannotHoldIsExact() {
        wholeIs(FieldType.INT64, "9007199254740993", (1L << 53) + 1);
        wholeIs(FieldType.UINT64, "9007199254740993", (1L << 53) + 1);
    }

    @Test
    void leastAndMostLongAreExact() {
        wholeIs(FieldType.INT64, "9223372036854775807", Long.MAX_VALUE);
        wholeIs(FieldType.INT64, "-9223372036854775808", Long.MIN_VALUE);
    }

    @Test
    void unsignedBeyondLongIsTwosComplement() {
        wholeIs(FieldType.UINT64, "9223372036854775808", Long.MIN_VALUE);
        wholeIs(FieldType.UINT64, "10000000000000000000", Long.parseUnsignedLong("10000000000000000000"));
        wholeIs(FieldType.UINT64, "18446744073709551615", -1);
    }

    @Test
    void boundsOfNarrowTypesAreExact() {
        wholeIs(FieldType.INT8, "-128", -128);
        wholeIs(FieldType.INT16, "-32768", -32768);
        wholeIs(FieldType.INT32, "-2147483648", Integer.MIN_VALUE);
        wholeIs(FieldType.UINT8, "255", 255);
        wholeIs(FieldType.UINT16, "65535", 65535);
        wholeIs(FieldType.UINT32, "4294967295", 4294967295L);
        wholeIs(FieldType.ENUM, "65535", 65535);
    }

    @Test
    void everyCountOfDigitsIsReadWhole() {
        for (long value = 1; value > 0 && value <= 1_234_567_890_123_456_789L; value = value * 10 + value % 9 + 1) {
            wholeIs(FieldType.INT64, Long.toString(value), value);
            wholeIs(FieldType.INT64, Long.toString(-value), -value);
            wholeIs(FieldType.UINT64, Long.toString(value), value);
        }
    }

    @Test
    void minusZeroIsNotZero() {
        doubleIs("-0", -0.0);
        doubleIs("0", 0.0);
        assertThat(Double.doubleToRawLongBits(read(FieldType.FLOAT64, "-0.0e5").doubleAt(0)))
                .isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void subnormalsAreExact() {
        doubleIs("5e-324", Double.MIN_VALUE);
        doubleIs("2.225073858507201e-308", 2.225073858507201e-308);
        doubleIs("2.2250738585072014e-308", Double.MIN_NORMAL);
        floatIs("1e-45", Float.MIN_VALUE);
    }

    @Test
    void largestNumbersAreExact() {
        doubleIs("1.7976931348623157e+308", Double.MAX_VALUE);
        floatIs("3.4028235e+38", Float.MAX_VALUE);
    }

    @Test
    void seventeenDigitsAreExact() {
        doubleIs("0.30000000000000004", 0.1 + 0.2);
        doubleIs("123456789.12345679", 123456789.12345679);
        doubleIs("9007199254740994", 0x1p53 + 2);
    }

    @Test
    void halfwayBetweenDoublesGoesToTheEvenOne() {
        assertThat(read(FieldType.FLOAT64, "9007199254740993").doubleAt(0)).isEqualTo(0x1p53);
        assertThat(read(FieldType.FLOAT64, "9007199254740993." + "0".repeat(400) + "1")
                        .doubleAt(0))
                .isEqualTo(0x1p53 + 2);
    }

    @Test
    void floatIsRoundedOnceNotByWayOfADouble() {
        // Just above halfway between two floats; the nearest double is halfway, from where it would go down.
        String text = "1.00000005960464477540";
        assertThat((float) Double.parseDouble(text)).isNotEqualTo(Float.parseFloat(text));
        assertThat((float) read(FieldType.FLOAT32, text).doubleAt(0)).isEqualTo(Float.parseFloat(text));
    }

    @Test
    void exponentBeginsBelowOneMillionthAndAt1e21() {
        doubleIs("0.000001", 1e-6);
        doubleIs("9.99999e-07", 9.99999e-7);
        doubleIs("1e-07", 1e-7);
        doubleIs("100000000000000000000", 1e20);
        doubleIs("1e+21", 1e21);
        doubleIs("1.5e+300", 1.5e300);
        floatIs("0.000001", 1e-6f);
        floatIs("1e+21", 1e21f);
    }

    @Test
    void notANumberAndInfinitiesComeBackInBothForms() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (FieldType type : List.of(FieldType.FLOAT32, FieldType.FLOAT64)) {
                Frame frame = new FrameBuilder(schema(type)).addDouble(0, value).frame();
                assertThat(reader.read(writer.writeBytes(frame))
                                .columns()
                                .get(0)
                                .doubleAt(0))
                        .isEqualTo((Double) value);
                assertThat(FrameArrow.read(FrameArrow.write(frame))
                                .columns()
                                .get(0)
                                .doubleAt(0))
                        .isEqualTo((Double) value);
            }
        }
    }

    @Test
    void anyTextOfANumberIsReadAsTheJdkReadsIt() {
        for (long seed = 0; seed < 50_000; seed++) {
            String text = numberText(new Random(seed));
            double expected = Double.parseDouble(text);
            if (Double.isFinite(expected)) {
                assertThat(Double.doubleToRawLongBits(
                                read(FieldType.FLOAT64, text).doubleAt(0)))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(Double.doubleToRawLongBits(expected));
            }
            float expectedFloat = Float.parseFloat(text);
            if (Float.isFinite(expectedFloat)) {
                assertThat((float) read(FieldType.FLOAT32, text).doubleAt(0))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(expectedFloat);
            }
        }
    }

    private static String numberText(Random random) {
        var text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int whole = 1 + random.nextInt(22);
        text.append(whole == 1 ? random.nextInt(10) : 1 + random.nextInt(9));
        for (int i = 1; i < whole; i++) {
            text.append(random.nextInt(10));
        }
        if (random.nextBoolean()) {
            text.append('.');
            for (int i = 1 + random.nextInt(22); i > 0; i--) {
                text.append(random.nextInt(10));
            }
        }
        if (random.nextInt(3) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E')
                    .append(new String[] {"", "+", "-"}[random.nextInt(3)])
                    .append(random.nextInt(random.nextBoolean() ? 30 : 340));
        }
        return text.toString();
    }

    @Test
    void whatIsWrittenIsTheNearestOfTheShortest() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            double value = seed < 500 ? Double.longBitsToDouble(seed + 1) : randomDouble(random);
            String text = values(new FrameBuilder(schema(FieldType.FLOAT64))
                    .addDouble(0, value)
                    .frame());
            String what = "seed %d: %s".formatted(seed, text);
            BigDecimal written = new BigDecimal(text).stripTrailingZeros();
            BigDecimal exact = new BigDecimal(value);

            assertThat(Double.parseDouble(text)).as(what).isEqualTo(value);
            int digits = written.precision();
            if (digits > 1) {
                for (RoundingMode mode : List.of(RoundingMode.UP, RoundingMode.DOWN)) {
                    BigDecimal shorter = exact.round(new MathContext(digits - 1, mode));
                    assertThat(shorter.doubleValue()).as(what).isNotEqualTo(value);
                }
            }
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            // Below a power of two the nearest may already belong to the number below.
            if (nearest.doubleValue() == value) {
                assertThat(written.subtract(exact).abs())
                        .as(what)
                        .isEqualByComparingTo(nearest.subtract(exact).abs());
            }
        }
    }

    private static double randomDouble(Random random) {
        double value = random.nextBoolean()
                ? Double.longBitsToDouble(random.nextLong())
                : Math.scalb(random.nextBoolean() ? 1 : random.nextDouble(), random.nextInt(2000) - 1000);
        return Double.isFinite(value) ? value : 1.5;
    }
}
