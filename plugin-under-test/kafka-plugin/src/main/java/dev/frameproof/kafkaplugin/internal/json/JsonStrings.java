package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.rows.Utf8;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;

/** Takes the escapes out of strings that were found to be valid. */
final class JsonStrings {
    private JsonStrings() {}

    /** Appends the string's characters as UTF-8; an unpaired surrogate becomes U+FFFD. */
    static void decode(byte[] bytes, int from, int to, Utf8Buffer target) {
        int i = from;
        while (i < to) {
            int plain = i;
            while (i < to && bytes[i] != '\\') {
                i++;
            }
            target.append(bytes, plain, i);
            if (i < to) {
                i = escape(bytes, i + 1, to, target);
            }
        }
    }

    private static int escape(byte[] bytes, int at, int to, Utf8Buffer target) {
        switch (bytes[at]) {
            case 'b' -> target.append('\b');
            case 'f' -> target.append('\f');
            case 'n' -> target.append('\n');
            case 'r' -> target.append('\r');
            case 't' -> target.append('\t');
            case 'u' -> {
                return unicode(bytes, at + 1, to, target);
            }
            default -> target.append(bytes[at]);
        }
        return at + 1;
    }

    private static int unicode(byte[] bytes, int at, int to, Utf8Buffer target) {
        int unit = hex4(bytes, at);
        int next = at + 4;
        if (Character.isHighSurrogate((char) unit) && to - next >= 6 && bytes[next] == '\\' && bytes[next + 1] == 'u') {
            int low = hex4(bytes, next + 2);
            if (Character.isLowSurrogate((char) low)) {
                Utf8.append(target, Character.toCodePoint((char) unit, (char) low));
                return next + 6;
            }
        }
        Utf8.append(target, unit);
        return next;
    }

    private static int hex4(byte[] bytes, int at) {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            unit = unit << 4 | Character.digit(bytes[at + i], 16);
        }
        return unit;
    }
}
