package dev.frameproof.kafkaplugin.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random records, read by this reader and by Jackson's tree, must agree. */
class JsonRecordReaderPropertiesTest {
    private static final int MAX_DEPTH = 4;
    private static final List<String> NAMES =
            List.of("a", "b", "cpu", "host.name", "é", "x\"y", "\\", "long name 12345");
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final TestingCells cells = new TestingCells(MAX_DEPTH, 1_000);

    @Test
    void cellsAreThoseOfTheTree() throws Exception {
        for (long seed = 0; seed < 5_000; seed++) {
            String json = record(new Random(seed));
            Map<String, String> expected = new TreeMap<>();
            flatten(JACKSON.readTree(json), "", 1, expected);

            assertThat(cells.read(json)).as("seed %d: %s", seed, json).isEqualTo(expected);
        }
    }

    @Test
    void damagedRecordsAreRefusedExactlyWhenJacksonRefusesThem() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            String json = damaged(record(random), random);
            assertThat(isRead(json)).as("seed %d: %s", seed, json).isEqualTo(isTree(json));
        }
    }

    private boolean isRead(String json) {
        try {
            cells.read(json);
            return true;
        } catch (MalformedRecordException e) {
            return false;
        }
    }

    private static boolean isTree(String json) {
        try {
            return STRICT.readTree(json).isContainerNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String damaged(String json, Random random) {
        int at = random.nextInt(json.length());
        String replacement =
                "{}[]:,\"\\0123.e-+ tfn\n\u0001x".substring(random.nextInt(20)).substring(0, 1);
        return switch (random.nextInt(4)) {
            case 0 -> json.substring(0, at);
            case 1 -> json.substring(0, at) + json.substring(at + 1);
            case 2 -> json.substring(0, at) + replacement + json.substring(at);
            default -> json.substring(0, at) + replacement + json.substring(at + 1);
        };
    }

    private static void flatten(JsonNode node, String path, int depth, Map<String, String> into) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node.isObject()) {
            node.properties().forEach(member -> {
                String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                flatten(member.getValue(), name, depth + 1, into);
            });
        } else if (!path.isEmpty()) {
            into.put(path, cell(node));
        }
    }

    private static String cell(JsonNode node) {
        if (node.isNull()) {
            return "null";
        }
        if (node.isBoolean()) {
            return "bool " + node;
        }
        if (node.isTextual()) {
            return "string " + escaped(node.textValue());
        }
        if (node.isArray()) {
            return "string " + escaped(go(node));
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return "int64 " + node.longValue();
        }
        return "float64 " + number(node.decimalValue().doubleValue());
    }

    private static String number(double number) {
        Utf8Buffer buffer = new Utf8Buffer(16);
        DecimalText.append(buffer, number);
        return buffer.toString();
    }

    private static String go(JsonNode node) {
        if (node.isArray()) {
            StringBuilder text = new StringBuilder("[");
            node.forEach(item -> text.append(text.length() > 1 ? "," : "").append(go(item)));
            return text.append(']').toString();
        }
        if (node.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            StringBuilder text = new StringBuilder("{");
            members.forEach((name, value) -> text.append(text.length() > 1 ? "," : "")
                    .append(quoted(name))
                    .append(':')
                    .append(go(value)));
            return text.append('}').toString();
        }
        return node.isTextual() ? quoted(node.textValue()) : node.toString();
    }

    private static String quoted(String text) {
        return "\"" + escaped(text).replace("<", "\\u003c").replace("\u2028", "\\u2028") + "\"";
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /** Names are drawn without return, so no object has one twice; dotted names meet nested ones nowhere. */
    private static String record(Random random) {
        return random.nextInt(10) == 0 ? "{ }" : object(random, 1);
    }

    private static String object(Random random, int depth) {
        StringBuilder text = new StringBuilder("{");
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                text.append(text.length() > 1 ? "," : "")
                        .append(space(random))
                        .append(quotedSimply(name))
                        .append(space(random))
                        .append(':')
                        .append(space(random))
                        .append(value(random, depth + 1));
            }
        }
        return text.append(space(random)).append('}').toString();
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth > 5 ? 7 : 10);
        return switch (kind) {
            case 0 -> "null";
            case 1 -> Boolean.toString(random.nextBoolean());
            case 2 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 3 -> plain(random);
            case 4 -> Double.toString(random.nextGaussian() * 1e3);
            case 5, 6 -> quotedSimply(text(random));
            case 7 -> array(random, depth);
            default -> object(random, depth);
        };
    }

    private static String plain(Random random) {
        return BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(1, 25))
                .toPlainString();
    }

    private static String array(Random random, int depth) {
        StringBuilder text = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            // Numbers in arrays keep their text, so only such that Jackson writes as it read them.
            String item = random.nextBoolean() ? Integer.toString(random.nextInt()) : arrayItem(random, depth);
            text.append(text.length() > 1 ? "," : "").append(space(random)).append(item);
        }
        return text.append(']').toString();
    }

    private static String arrayItem(Random random, int depth) {
        if (depth > 5 || random.nextBoolean()) {
            return quotedSimply(text(random));
        }
        return random.nextBoolean()
                ? array(random, depth + 1)
                : "{\"z\":" + array(random, depth + 1) + ",\"a\":true,\"k\":null}";
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint("abc <é\u2028\"\\\n\t😀".codePointAt(random.nextInt(11)));
        }
        return text.toString()
                .codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String quotedSimply(String text) {
        return "\"" + escaped(text) + "\"";
    }

    private static String space(Random random) {
        return " \n\t ".substring(random.nextInt(4), 4).repeat(random.nextInt(2));
    }
}
