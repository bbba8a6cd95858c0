package dev.frameproof.differential.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.oracle.LineProtocolOptions;
import dev.frameproof.oracle.LineProtocolOptions.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Line protocol: some measurements, tags and fields, escaped where they must be, several lines a record; and filters. */
final class RandomLines {
    private static final List<String> NAMES = List.of(
            "cpu",
            "mem",
            "disk io",
            "a,b",
            "x=y",
            "Time",
            "value",
            "_field",
            "offset",
            "error",
            "日本",
            "t",
            "u",
            "é",
            "back\\slash",
            "partition",
            "_measurement",
            "value_str",
            "tag_value");
    private static final List<String> FILTERS = List.of(
            "",
            "",
            "",
            "cpu",
            "cpu,mem",
            "c.*",
            "[a-m]+",
            "cpu|disk io",
            "x.y,t",
            ".*",
            "(?i)CPU",
            "nothing",
            " cpu , mem ",
            "^cpu$");
    private static final List<String> TAG_FILTERS =
            List.of("", "", "", "cpu=.*", "t=a,t=b", "t=[ab],u=.+", "mem=a", "Time=.*", "t=", "u=a|b");

    private final List<String> measurements = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();

    RandomLines(Chance chance) {
        for (List<String> some : List.of(measurements, tags, fields)) {
            for (int i = chance.between(1, 6); i > 0; i--) {
                some.add(chance.is(0.7) ? chance.of(NAMES) : RandomText.identifier(chance));
            }
        }
    }

    static LineProtocolOptions options(Chance chance) {
        return new LineProtocolOptions(
                chance.of(Arrays.asList(Precision.values())),
                chance.of(FILTERS),
                chance.of(FILTERS),
                chance.of(TAG_FILTERS));
    }

    byte[] record(Chance chance) {
        StringBuilder out = new StringBuilder();
        int lines = chance.is(0.6) ? 1 : chance.between(1, 5);
        for (int i = 0; i < lines; i++) {
            line(out, chance);
            if (i + 1 < lines || chance.is(0.2)) {
                out.append(chance.is(0.1) ? "\r\n" : "\n");
            }
        }
        byte[] bytes = out.toString().getBytes(UTF_8);
        return chance.is(0.1) ? RandomText.mutated(bytes, chance) : bytes;
    }

    private void line(StringBuilder out, Chance chance) {
        if (chance.is(0.03)) {
            out.append(chance.is(0.5) ? "# " + RandomText.identifier(chance) : "  ");
            return;
        }
        escaped(out, chance.of(measurements), ", ");
        for (String tag : tags) {
            if (chance.is(0.5)) {
                out.append(',');
                escaped(out, tag, ",= ");
                out.append('=');
                escaped(out, chance.of(List.of("a", "b", "c d", "e,f", "ü")), ",= ");
            }
        }
        out.append(' ');
        boolean first = true;
        for (String field : fields) {
            if (first || chance.is(0.6)) {
                out.append(first ? "" : ",");
                first = false;
                escaped(out, field, ",= ");
                out.append('=');
                value(out, chance);
            }
        }
        if (chance.is(0.6)) {
            out.append(' ').append(timestamp(chance));
        }
    }

    private static void escaped(StringBuilder out, String text, String special) {
        for (int i = 0; i < text.length(); i++) {
            if (special.indexOf(text.charAt(i)) >= 0) {
                out.append('\\');
            }
            out.append(text.charAt(i));
        }
    }

    private static void value(StringBuilder out, Chance chance) {
        switch (chance.below(6)) {
            case 0 -> out.append(chance.bits()).append('i');
            case 1 -> out.append(Long.toUnsignedString(chance.bits())).append('u');
            case 2 ->
                out.append(chance.of(List.of("t", "T", "true", "True", "TRUE", "f", "F", "false", "False", "FALSE")));
            case 3 -> {
                out.append('"');
                escaped(out, RandomText.of(chance, 20), "\"\\");
                out.append('"');
            }
            case 4 -> out.append(chance.below(1_000));
            default -> {
                double real = chance.real();
                out.append(Double.isFinite(real) ? Double.toString(real) : "1e10");
            }
        }
    }

    private static String timestamp(Chance chance) {
        return switch (chance.below(6)) {
            case 0 -> Long.toString(chance.bits());
            case 1 -> "1767225600";
            case 2 -> "1767225600123";
            case 3 -> "1767225600123456";
            case 4 -> Integer.toString(chance.below(1_000));
            default -> "1767225600" + (100_000_000 + chance.below(900_000_000));
        };
    }
}
