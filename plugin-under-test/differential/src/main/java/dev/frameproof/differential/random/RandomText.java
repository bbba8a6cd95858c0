package dev.frameproof.differential.random;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Texts, names among them, and bytes that were texts once. */
final class RandomText {
    private static final List<String> WORDS = List.of(
            "a",
            "b",
            "ab",
            "cpu",
            "time",
            "offset",
            "partition",
            "error",
            "key",
            "message",
            "item_0",
            "host",
            "é",
            "日本",
            "🎂",
            "x y",
            "a.b",
            "<b>",
            "&",
            "\"",
            "\\",
            "\u2028",
            "\u0000",
            "\n",
            "",
            "%s",
            "null",
            "1e5",
            "'",
            "ß",
            "\u007f",
            "\uffff");
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-.,:;=/";

    private RandomText() {}

    /** @return a text without lone surrogates */
    static String of(Chance chance, int longest) {
        if (chance.is(0.3)) {
            return chance.of(WORDS);
        }
        StringBuilder text = new StringBuilder();
        boolean plain = chance.is(0.7);
        for (int i = chance.below(longest + 1); i > 0; i--) {
            if (plain || chance.is(0.5)) {
                text.append(PLAIN.charAt(chance.below(PLAIN.length())));
            } else {
                int point = chance.below(chance.is(0.2) ? 0x110000 : 0x3000);
                text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? '?' : point);
            }
        }
        return text.toString();
    }

    /** @return a name as schemas and code have it */
    static String identifier(Chance chance) {
        StringBuilder name = new StringBuilder();
        name.append((char) ('a' + chance.below(26)));
        for (int i = chance.below(8); i > 0; i--) {
            name.append("abcXYZ019_".charAt(chance.below(10)));
        }
        return name.toString();
    }

    static byte[] plaintext(Chance chance) {
        if (chance.is(0.15)) {
            return chance.bytes(0, 60);
        }
        byte[] text = of(chance, 200).getBytes(StandardCharsets.UTF_8);
        return chance.is(0.2) ? mutated(text, chance) : text;
    }

    /** @return the bytes with a few of them changed, gone, or come again */
    static byte[] mutated(byte[] bytes, Chance chance) {
        if (bytes.length == 0) {
            return chance.bytes(0, 3);
        }
        int at = chance.below(bytes.length);
        return switch (chance.below(5)) {
            case 0 -> {
                byte[] other = bytes.clone();
                other[at] ^= (byte) (1 << chance.below(Byte.SIZE));
                yield other;
            }
            case 1 -> {
                byte[] other = bytes.clone();
                other[at] = (byte) chance.below(256);
                yield other;
            }
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at, at, chance.bytes(1, 4));
            default -> {
                int to = Math.min(bytes.length, at + chance.between(1, 12));
                byte[] part = Arrays.copyOfRange(bytes, at, to);
                yield chance.is(0.5) ? spliced(bytes, at, to, new byte[0]) : spliced(bytes, at, at, part);
            }
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        byte[] all = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(between, 0, all, from, between.length);
        System.arraycopy(bytes, to, all, from + between.length, bytes.length - to);
        return all;
    }
}
