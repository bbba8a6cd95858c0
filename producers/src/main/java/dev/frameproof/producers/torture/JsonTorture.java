package dev.frameproof.producers.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hard and broken JSON. */
final class JsonTorture {
    private static final JsonEncoder JSON = new JsonEncoder();
    private static final List<String> NO_JSON = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            ".5",
            "5.",
            "0x1F",
            "1e",
            "--1",
            "tru",
            "True",
            "'a'",
            "undefined",
            "{a:1}",
            "{\"a\" 1}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{,}",
            "[1,]",
            "[1 2]",
            "[",
            "}",
            "\"a",
            "\"\\x\"",
            "\"\\u12\"",
            "\"a\nb\"",
            "\"a\tb\"",
            "// c\n1",
            "/* c */ 1",
            "{\"a\":1}{\"a\":2}",
            "1 2",
            "\ufeff{\"a\":1}",
            "{\"a\":1}\u0000",
            " ",
            "\n",
            "{\"a\":1};");
    private static final List<String> TOPS = List.of(
            "1",
            "-0.0",
            "\"text\"",
            "true",
            "null",
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "[1,2.5,\"a\",null,true]",
            "[{\"a\":1},{\"a\":2.5}]",
            "[[1,[2,[3]]]]",
            " { \"a\" : 1 } ",
            "{\"a\":{}}",
            "{\"a\":[]}",
            "\t1\r\n");

    private JsonTorture() {}

    static TortureSet set() {
        TortureCase.Maker good = chance -> "{\"a\":%d,\"b\":%d.5,\"c\":\"plain\"}"
                .formatted(chance.nextBelow(1_000), chance.nextBelow(9))
                .getBytes(UTF_8);
        List<TortureCase> cases = new ArrayList<>(TortureSet.broken(good));
        TortureWords.NUMBERS.forEach(number ->
                cases.add(TortureSet.text("number " + number, "{\"a\":" + number + ",\"list\":[" + number + "]}")));
        TortureWords.NAMES.forEach(name -> cases.add(
                TortureSet.text("name " + text(name), "{" + text(name) + ":1,\"a\":{" + text(name) + ":2}}")));
        TortureWords.TEXTS.forEach(text -> cases.add(TortureSet.text("a text", "{\"c\":" + text(text) + "}")));
        TOPS.forEach(top -> cases.add(TortureSet.text("top " + top.strip(), top)));
        NO_JSON.forEach(text -> cases.add(TortureSet.text("no JSON: " + text.strip(), text)));
        cases.add(TortureSet.text("duplicate members", "{\"a\":1,\"b\":2,\"a\":\"last\"}"));
        cases.add(TortureSet.text("dotted collision", "{\"a\":{\"b\":1},\"a.b\":2}"));
        cases.add(TortureSet.text("null first", "{\"n\":null,\"z\":1}"));
        cases.add(TortureSet.text("null last", "{\"z\":null,\"n\":1}"));
        cases.add(TortureSet.text("lone surrogate escaped", "{\"c\":\"\\ud83d\",\"\\udc00\":1}"));
        cases.add(TortureSet.text("surrogates in the wrong order", "{\"c\":\"\\udc00\\ud83d\"}"));
        for (String bytes : List.of(
                "\u00ff",
                "\u00c0\u0080",
                "\u00ed\u00a0\u0080",
                "\u00f8\u0088\u0080\u0080\u0080",
                "\u00e2\u0082",
                "\u0080")) {
            cases.add(new TortureCase(
                    "invalid UTF-8",
                    chance -> "{\"c\":\"a%sb\"}".formatted(bytes).getBytes(ISO_8859_1)));
        }
        cases.add(new TortureCase("type changes", JsonTorture::changing));
        cases.add(new TortureCase("deep", chance -> deep(chance.nextBetween(4, 900))));
        cases.add(new TortureCase("wide", chance -> wide(chance.nextBetween(20, 1_500))));
        cases.add(new TortureCase("random value", chance -> ("{\"a\":" + value(chance, 0) + "}").getBytes(UTF_8)));
        return new TortureSet(new TortureCase("good", good), cases, Optional.empty());
    }

    private static byte[] changing(SeededStream chance) {
        String value =
                TortureSet.pick(chance, List.of("1", "1.5", "\"1\"", "true", "null", "{\"x\":1}", "[1]", "{}", "[]"));
        return ("{\"a\":" + value + ",\"b\":{\"c\":" + value + "}}").getBytes(UTF_8);
    }

    private static byte[] deep(int levels) {
        return ("{\"a\":".repeat(levels) + "1" + "}".repeat(levels)).getBytes(UTF_8);
    }

    private static byte[] wide(int members) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < members; i++) {
            text.append(i == 0 ? "" : ",").append("\"w").append(i).append("\":").append(i);
        }
        return text.append('}').toString().getBytes(UTF_8);
    }

    private static String value(SeededStream chance, int depth) {
        int kind = chance.nextBelow(depth > 4 ? 4 : 6);
        if (kind < 2) {
            return TortureSet.pick(chance, TortureWords.NUMBERS);
        }
        if (kind == 2) {
            return text(TortureSet.pick(chance, TortureWords.TEXTS));
        }
        if (kind == 3) {
            return TortureSet.pick(chance, List.of("null", "true", "false"));
        }
        StringBuilder text = new StringBuilder(kind == 4 ? "{" : "[");
        int count = chance.nextBelow(5);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",");
            if (kind == 4) {
                text.append(text(TortureSet.pick(chance, TortureWords.NAMES))).append(':');
            }
            text.append(value(chance, depth + 1));
        }
        return text.append(kind == 4 ? '}' : ']').toString();
    }

    private static String text(String text) {
        return new String(JSON.encode(new TextValue(text)), UTF_8);
    }
}
