package dev.frameproof.producers.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEncoderTest {
    private final JsonEncoder encoder = new JsonEncoder();
    private final ObjectMapper jackson = new ObjectMapper();

    @Test
    void writesMembersInOrderWithoutSpacesRepeatedNamesAndAll() {
        Value value = object(
                member("b", new IntegerValue(1)),
                member("a", new ListValue(List.of(new NullValue(), new BooleanValue(true), object()))),
                member("b", new BooleanValue(false)),
                member("", new ListValue(List.of())));
        assertThat(json(value)).isEqualTo("{\"b\":1,\"a\":[null,true,{}],\"b\":false,\"\":[]}");
        assertThat(encoder.format()).isEqualTo("json");
    }

    @Test
    void numberTextIsWrittenAsItIs() {
        assertThat(json(new ListValue(List.of(new NumberText("1e400"), new NumberText("-0")))))
                .isEqualTo("[1e400,-0]");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                -7,
                10,
                99,
                100,
                101,
                -1000,
                Integer.MAX_VALUE,
                9007199254740993L,
                999999999999999999L,
                1000000000000000000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void integersAreTheirDigits(long value) {
        assertThat(json(new IntegerValue(value))).isEqualTo(Long.toString(value));
    }

    @Test
    void integersOfEveryMagnitudeAreTheirDigits() {
        long seed = 1;
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(json(new IntegerValue(value))).as("seed %d", seed).isEqualTo(Long.toString(value));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "50, 50.0",
        "50.5, 50.5",
        "-12.34, -12.34",
        "0.29, 0.29",
        "1.005, 1.005",
        "0.001, 0.001",
        "0.05, 0.05",
        "9.99E-4, 9.99E-4",
        "1e7, 1.0E7",
        "9999999, 9999999.0",
        "9999999.999, 9999999.999",
        "0.1234567890123, 0.1234567890123",
        "0.30000000000000004, 0.30000000000000004",
        "2e23, 2.0E23",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "4.9E-324, 4.9E-324",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "9007199254740993, 9.007199254740992E15"
    })
    void floatsKeepTheirPointAndTheShortestDigits(double value, String text) {
        assertThat(json(new FloatValue(value))).isEqualTo(text);
        assertThat(JsonNumbers.text(value)).isEqualTo(text);
    }

    @Test
    void floatsOfEverySortReadBackExactlyAndAreAsShortAsCanBe() {
        long seed = 2;
        Random random = new Random(seed);
        for (int i = 0; i < 300_000; i++) {
            double value =
                    switch (i % 4) {
                        case 0 -> Double.longBitsToDouble(random.nextLong());
                        case 1 -> random.nextInt() / Math.pow(10, random.nextInt(12));
                        case 2 -> Math.rint(random.nextGaussian() * 1e5) / 100;
                        default -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(10));
                    };
            if (Double.isFinite(value)) {
                String text = json(new FloatValue(value));
                assertThat(Double.doubleToLongBits(Double.parseDouble(text)))
                        .as("seed %d, %s", seed, text)
                        .isEqualTo(Double.doubleToLongBits(value));
                assertThat(text).as("seed %d", seed).isEqualTo(DoubleToDecimal.toString(value));
                assertThat(text).containsPattern("[.]");
            }
        }
    }

    @Test
    void ofTextOnlyWhatMustBeIsEscaped() {
        assertThat(json(new TextValue("a/b<&>' é€😀\u007f\u2028"))).isEqualTo("\"a/b<&>' é€😀\u007f\u2028\"");
        assertThat(json(new TextValue("\"\\\b\f\n\r\t\u0000\u001f")))
                .isEqualTo("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\"");
    }

    @Test
    void halfASurrogatePairIsKeptAsItsEscape() {
        assertThat(json(new TextValue("x\ud83dy"))).isEqualTo("\"x\\ud83dy\"");
        assertThat(json(new TextValue("\ude00\ud83d"))).isEqualTo("\"\\ude00\\ud83d\"");
    }

    @Test
    void textOfAnyCharactersIsWhatAnotherReaderReads() throws Exception {
        long seed = 3;
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            IntStream.range(0, random.nextInt(40))
                    .forEach(any -> text.appendCodePoint(random.nextInt(1 << (1 + random.nextInt(16)))));
            // The other reader refuses half a surrogate pair in a name.
            String name = text.toString().replaceAll("\\p{Cs}", "");
            JsonNode read = jackson.readTree(encoder.encode(object(member(name, new TextValue(text.toString())))));
            assertThat(read.fieldNames().next()).as("seed %d", seed).isEqualTo(name);
            assertThat(read.get(name).textValue()).as("seed %d", seed).isEqualTo(text.toString());
        }
    }

    @Test
    void valuesOfAnyShapeAreWhatAnotherReaderReads() throws Exception {
        long seed = 4;
        Random random = new Random(seed);
        ObjectMapper exact = jackson.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        for (int i = 0; i < 3_000; i++) {
            Value value = anyValue(random, 4);
            assertSame(exact.readTree(encoder.encode(value)), value, "seed " + seed + ", value " + i);
        }
    }

    @Test
    void whatJsonCannotHoldIsRefusedWithThePathToIt() {
        Value bad = object(
                member("good", new FloatValue(1)),
                member("a", new ListValue(List.of(new NullValue(), object(member("b", new FloatValue(Double.NaN)))))));
        assertThatThrownBy(() -> encoder.encode(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON has no NaN, which lies at a[1].b");
        assertThatThrownBy(() -> encoder.encode(new FloatValue(Double.NEGATIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON has no -Infinity, which lies at the top");
        assertThat(json(object(member("good", new FloatValue(1))))).isEqualTo("{\"good\":1.0}");
    }

    @Test
    void nestingIsWrittenToTheLimitAndRefusedBeyond() {
        Value deep = new ListValue(List.of());
        for (int i = 1; i < JsonEncoder.DEEPEST; i++) {
            deep = new ListValue(List.of(deep));
        }
        Value deepest = deep;
        assertThat(json(deepest)).isEqualTo("[".repeat(JsonEncoder.DEEPEST) + "]".repeat(JsonEncoder.DEEPEST));
        assertThatThrownBy(() -> encoder.encode(object(member("x", deepest))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nested deeper than 2000 levels, below x[0][0]");
    }

    @Test
    void largeTextAndManyThreadsShareOneEncoder() {
        String large = "ä".repeat(500_000);
        List<Integer> lengths = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> json(object(member("k" + i, new TextValue(i % 8 == 0 ? large : "v" + i)))))
                .map(String::length)
                .toList();
        for (int i = 0; i < 64; i++) {
            int name = ("k" + i).length();
            int text = i % 8 == 0 ? large.length() : ("v" + i).length();
            assertThat(lengths.get(i)).isEqualTo(name + text + 7);
        }
    }

    private String json(Value value) {
        return new String(encoder.encode(value), UTF_8);
    }

    private static Value object(Member... members) {
        return new ObjectValue(List.of(members));
    }

    private static Member member(String name, Value value) {
        return new Member(name, value);
    }

    private static Value anyValue(Random random, int depth) {
        int kinds = depth == 0 ? 5 : 7;
        return switch (random.nextInt(kinds)) {
            case 0 -> new IntegerValue(random.nextLong() >> random.nextInt(64));
            case 1 -> new FloatValue(random.nextGaussian() * 1e4);
            case 2 -> new TextValue("text " + random.nextInt(1000));
            case 3 -> new BooleanValue(random.nextBoolean());
            case 4 -> new NullValue();
            case 5 -> {
                List<Member> members = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    members.add(member("m" + i, anyValue(random, depth - 1)));
                }
                yield new ObjectValue(members);
            }
            default -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(anyValue(random, depth - 1));
                }
                yield new ListValue(items);
            }
        };
    }

    private static void assertSame(JsonNode read, Value value, String where) {
        if (value instanceof ObjectValue object) {
            assertThat(read.size()).as(where).isEqualTo(object.members().size());
            object.members().forEach(member -> assertSame(read.get(member.name()), member.value(), where));
        } else if (value instanceof ListValue list) {
            assertThat(read.size()).as(where).isEqualTo(list.items().size());
            for (int i = 0; i < list.items().size(); i++) {
                assertSame(read.get(i), list.items().get(i), where);
            }
        } else if (value instanceof IntegerValue number) {
            assertThat(read.isIntegralNumber()).as(where).isTrue();
            assertThat(read.longValue()).as(where).isEqualTo(number.value());
        } else if (value instanceof FloatValue number) {
            assertThat(read.isBigDecimal()).as(where).isTrue();
            assertThat(read.decimalValue())
                    .as(where)
                    .isEqualByComparingTo(new BigDecimal(DoubleToDecimal.toString(number.value())));
        } else if (value instanceof TextValue text) {
            assertThat(read.textValue()).as(where).isEqualTo(text.value());
        } else if (value instanceof BooleanValue truth) {
            assertThat(read.booleanValue()).as(where).isEqualTo(truth.value());
        } else {
            assertThat(read.isNull()).as(where).isTrue();
        }
    }
}
