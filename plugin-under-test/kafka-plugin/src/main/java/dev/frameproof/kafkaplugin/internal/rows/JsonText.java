package dev.frameproof.kafkaplugin.internal.rows;

import java.nio.charset.StandardCharsets;

/** Writes text as the inside of a JSON string. */
public final class JsonText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private JsonText() {}

    /** Appends a quoted JSON string. */
    public static void quoted(Utf8Buffer target, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        target.append('"');
        escaped(target, utf8, 0, utf8.length);
        target.append('"');
    }

    /** Appends valid UTF-8, escaped where a JSON string asks for it. */
    public static void escaped(Utf8Buffer target, byte[] utf8, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            int b = utf8[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
                target.append(utf8, start, i);
                start = i + 1;
                escape(target, b);
            }
        }
        target.append(utf8, start, to);
    }

    private static void escape(Utf8Buffer target, int b) {
        target.append('\\');
        switch (b) {
            case '"', '\\' -> target.append(b);
            case '\n' -> target.append('n');
            case '\r' -> target.append('r');
            case '\t' -> target.append('t');
            default -> {
                target.append('u');
                target.append('0');
                target.append('0');
                target.append(HEX[b >> 4]);
                target.append(HEX[b & 15]);
            }
        }
    }
}
