package dev.frameproof.oracle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.oracle.JsonRecordDecoder.NotJsonException;
import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordDecoderTest {
    private static Value decode(String text) throws NotJsonException {
        return JsonRecordDecoder.decode(text.getBytes(UTF_8));
    }

    @Test
    void everyKindOfValueIsReadAndNumbersKeepTheirText() throws NotJsonException {
        assertThat(decode(" {\"a\" : [1.0,-0,1e400,true,false,null,{},[]],\"a\":\"x\"}\r\n\t"))
                .isEqualTo(new ObjectValue(List.of(
                        new Member(
                                "a",
                                new ListValue(List.of(
                                        new NumberText("1.0"),
                                        new NumberText("-0"),
                                        new NumberText("1e400"),
                                        new BooleanValue(true),
                                        new BooleanValue(false),
                                        new NullValue(),
                                        new ObjectValue(List.of()),
                                        new ListValue(List.of())))),
                        new Member("a", new TextValue("x")))));
    }

    @Test
    void escapesAreReadAndHalfPairsAreReplaced() throws NotJsonException {
        assertThat(decode("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\uDE00 \\ud83d \\ude00\\ud83d\\u0041\""))
                .isEqualTo(new TextValue("\"\\/\b\f\n\r\té\uD83D\uDE00 \uFFFD \uFFFD\uFFFDA"));
    }

    @Test
    void eachByteThatIsNotUtf8IsReplaced() throws NotJsonException {
        byte[] bytes = "\"\u00ff\u00e2\u0082x\u00ed\u00a0\u0080\u00c0\u00af\"".getBytes(ISO_8859_1);
        assertThat(JsonRecordDecoder.decode(bytes))
                .isEqualTo(new TextValue("\uFFFD\uFFFD\uFFFDx\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "NaN",
                "tru",
                "nul",
                "truex",
                "1 2",
                "{} x",
                "{}{}",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "[1 2]",
                "}",
                "\uFEFF{}"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> decode(text))
                .isInstanceOf(NotJsonException.class)
                .hasMessageContaining("not JSON: expected");
    }

    @Test
    void deepNestingIsReadWithoutDeepCalls() throws NotJsonException {
        Value value = decode("[".repeat(100_000) + "]".repeat(100_000));
        assertThat(value).isInstanceOf(ListValue.class);
    }

    @Test
    void mutatedJsonIsAcceptedExactlyWhenAnotherParserAcceptsIt() {
        long seed = 20261122;
        var random = new Random(seed);
        var jackson = new ObjectMapper();
        jackson.enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        String alphabet = "{}[]\",:0123456789.eE+-truefalsn \\u/a";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("{\"a\":[1,-2.5e3,true,null,\"x\\u0041\"],\"b\":{}}");
            for (int change = random.nextInt(3); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String json = text.toString();
            assertThat(accepts(json)).as("seed %d, %s", seed, json).isEqualTo(accepts(jackson, json));
        }
    }

    private static boolean accepts(String json) {
        try {
            decode(json);
            return true;
        } catch (NotJsonException e) {
            return false;
        }
    }

    private static boolean accepts(ObjectMapper jackson, String json) {
        try {
            return !jackson.readTree(json).isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatTheEncoderWritesIsReadBack() throws NotJsonException {
        long seed = 7;
        var random = new Random(seed);
        var encoder = new JsonEncoder();
        for (int i = 0; i < 500; i++) {
            Value value = random(random, 4);
            assertThat(JsonRecordDecoder.decode(encoder.encode(value)))
                    .as("seed %d", seed)
                    .isEqualTo(value);
        }
    }

    private static Value random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> new NumberText(Long.toString(random.nextLong()));
            case 1 ->
                new TextValue(random.ints(5, 1, 0xd800)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
            case 2 -> new BooleanValue(random.nextBoolean());
            case 3 -> new NullValue();
            case 4 -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(random(random, depth - 1));
                }
                yield new ListValue(items);
            }
            default -> {
                List<Member> members = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.add(new Member("m" + random.nextInt(3), random(random, depth - 1)));
                }
                yield new ObjectValue(members);
            }
        };
    }
}
