package dev.frameproof.differential.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** JSON texts: nested objects of few names, whose members mostly keep their kind, in every way that JSON can be written. */
final class RandomJson {
    private static final int KINDS = 8;
    private static final int MOST_MEMBERS = 80;

    private final List<String> names = new ArrayList<>();
    private final int deepest;
    private int left;

    /** @param chance draws what the records of this trial have in common */
    RandomJson(Chance chance) {
        for (int i = chance.between(2, 14); i > 0; i--) {
            names.add(chance.is(0.6) ? RandomText.identifier(chance) : RandomText.of(chance, 12));
        }
        deepest = chance.between(1, 9);
    }

    byte[] record(Chance chance) {
        left = MOST_MEMBERS;
        StringBuilder out = new StringBuilder();
        space(out, chance);
        if (chance.is(0.9)) {
            object(out, chance, 0);
        } else {
            value(out, chance, 0, chance.below(KINDS));
        }
        space(out, chance);
        byte[] json = out.toString().getBytes(UTF_8);
        return chance.is(0.08) ? RandomText.mutated(json, chance) : json;
    }

    private void object(StringBuilder out, Chance chance, int depth) {
        out.append('{');
        boolean first = true;
        for (int i = 0; i < names.size(); i++) {
            int times = chance.is(0.7) ? 1 : chance.is(0.03) ? 2 : 0;
            for (int time = 0; time < times && left > 0; time++) {
                left--;
                if (!first) {
                    out.append(',');
                    space(out, chance);
                }
                first = false;
                string(out, names.get(i), chance);
                space(out, chance);
                out.append(':');
                space(out, chance);
                value(out, chance, depth + 1, chance.is(0.9) ? kind(i, depth) : chance.below(KINDS));
            }
        }
        space(out, chance);
        out.append('}');
    }

    private static int kind(int name, int depth) {
        return (name * 5 + depth * 3) % KINDS;
    }

    private void value(StringBuilder out, Chance chance, int depth, int kind) {
        switch (kind) {
            case 0 -> out.append(chance.bits());
            case 1 -> number(out, chance);
            case 2, 3 -> string(out, RandomText.of(chance, 20), chance);
            case 4 -> out.append(chance.is(0.5));
            case 5 -> out.append(chance.is(0.5) ? "null" : Integer.toString(chance.below(100)));
            case 6 -> list(out, chance, depth);
            default -> {
                if (depth < deepest) {
                    object(out, chance, depth);
                } else {
                    out.append(chance.is(0.3) ? "{}" : "[]");
                }
            }
        }
    }

    private void list(StringBuilder out, Chance chance, int depth) {
        out.append('[');
        int count = depth < deepest ? chance.below(4) : 0;
        for (int i = 0; i < count && left > 0; i++) {
            left--;
            out.append(i > 0 ? "," : "");
            space(out, chance);
            value(out, chance, depth + 1, chance.below(KINDS));
        }
        out.append(']');
    }

    private static void number(StringBuilder out, Chance chance) {
        if (chance.is(0.5)) {
            double real = chance.real();
            out.append(Double.isFinite(real) ? Double.toString(real) : "0.5");
            return;
        }
        out.append(chance.is(0.3) ? "-" : "");
        digits(out, chance, false);
        if (chance.is(0.6)) {
            out.append('.');
            digits(out, chance, true);
        }
        if (chance.is(0.4)) {
            out.append(chance.is(0.5) ? 'e' : 'E').append(chance.is(0.3) ? "+" : chance.is(0.5) ? "-" : "");
            out.append(chance.below(chance.is(0.9) ? 30 : 420));
        }
    }

    private static void digits(StringBuilder out, Chance chance, boolean zeroFirst) {
        int count = chance.is(0.8) ? chance.between(1, 6) : chance.between(1, 40);
        for (int i = 0; i < count; i++) {
            boolean mayBeZero = zeroFirst || i > 0 || count == 1;
            out.append((char) ('0' + (mayBeZero ? chance.below(10) : chance.between(1, 9))));
        }
    }

    private static void string(StringBuilder out, String text, Chance chance) {
        boolean escaping = chance.is(0.1);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || escaping) {
                escape(out, c, chance);
            } else {
                out.append(c);
            }
        }
        if (chance.is(0.01)) {
            out.append("\\ud83d");
        }
        out.append('"');
    }

    private static void escape(StringBuilder out, char c, Chance chance) {
        int letter = "\"\\/\b\f\n\r\t".indexOf(c);
        if (letter >= 0 && chance.is(0.7)) {
            out.append('\\').append("\"\\/bfnrt".charAt(letter));
        } else {
            out.append(String.format(chance.is(0.5) ? "\\u%04x" : "\\u%04X", (int) c));
        }
    }

    private static void space(StringBuilder out, Chance chance) {
        if (chance.is(0.05)) {
            out.append(" \t\r\n".charAt(chance.below(4)));
        }
    }
}
