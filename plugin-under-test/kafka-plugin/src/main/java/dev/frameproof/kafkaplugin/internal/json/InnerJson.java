package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.frame.FloatText;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes strings and numbers as Go's JSON encoder does, strings escaped once more: they are part of a text that is itself a
 * JSON string.
 */
public final class InnerJson {
    private static final byte[][] ESCAPES = escapes();
    private static final byte[] QUOTE = ascii("\\\"");

    private InnerJson() {}

    /** Appends valid UTF-8 as a quoted string. */
    public static void quoted(Utf8Buffer out, byte[] utf8, int from, int to) {
        out.append(QUOTE);
        escaped(out, utf8, from, to);
        out.append(QUOTE);
    }

    /** Appends text that needs no escapes as a quoted string. */
    public static void quotedPlain(Utf8Buffer out, String ascii) {
        out.append(QUOTE);
        out.append(ascii);
        out.append(QUOTE);
    }

    /** Appends bytes as Base64, quoted. */
    public static void base64(Utf8Buffer out, byte[] bytes, int from, int to) {
        out.append(QUOTE);
        out.append(Base64.getEncoder().encode(Arrays.copyOfRange(bytes, from, to)));
        out.append(QUOTE);
    }

    /** Appends a number with an exponent of no more digits than needed; NaN and infinities, which JSON lacks, as strings. */
    public static void number(Utf8Buffer out, FloatText writer, double number) {
        if (!Double.isFinite(number)) {
            quotedPlain(out, Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf");
            return;
        }
        out.append(writer, number);
        shortenExponent(out);
    }

    /** As {@link #number(Utf8Buffer, FloatText, double)}, with the digits that a float32 needs. */
    public static void number(Utf8Buffer out, FloatText writer, float number) {
        if (!Float.isFinite(number)) {
            number(out, writer, (double) number);
            return;
        }
        out.append(writer, number);
        shortenExponent(out);
    }

    /** {@code 1e-07} becomes {@code 1e-7}. */
    private static void shortenExponent(Utf8Buffer out) {
        byte[] bytes = out.array();
        int end = out.length();
        if (end >= 4 && bytes[end - 4] == 'e' && bytes[end - 3] == '-' && bytes[end - 2] == '0') {
            int last = bytes[end - 1];
            out.truncate(end - 2);
            out.append(last);
        }
    }

    private static void escaped(Utf8Buffer out, byte[] utf8, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            byte[] escape = ESCAPES[utf8[i] & 0xFF];
            if (escape == null) {
                continue;
            }
            if (utf8[i] == (byte) 0xE2) {
                if (!isLineSeparator(utf8, i, to)) {
                    continue;
                }
                out.append(utf8, start, i);
                out.append(escape);
                out.append(utf8[i + 2] == (byte) 0xA8 ? '8' : '9');
                i += 2;
            } else {
                out.append(utf8, start, i);
                out.append(escape);
            }
            start = i + 1;
        }
        out.append(utf8, start, to);
    }

    /** U+2028 and U+2029 are E2 80 A8 and E2 80 A9. */
    private static boolean isLineSeparator(byte[] utf8, int at, int to) {
        return at + 2 < to && utf8[at + 1] == (byte) 0x80 && (utf8[at + 2] & 0xFE) == 0xA8;
    }

    private static byte[][] escapes() {
        byte[][] escapes = new byte[256][];
        for (int c = 0; c < 0x20; c++) {
            escapes[c] = ascii("\\\\u%04x".formatted(c));
        }
        for (char c : new char[] {'<', '>', '&'}) {
            escapes[c] = ascii("\\\\u%04x".formatted((int) c));
        }
        escapes['\b'] = ascii("\\\\b");
        escapes['\f'] = ascii("\\\\f");
        escapes['\n'] = ascii("\\\\n");
        escapes['\r'] = ascii("\\\\r");
        escapes['\t'] = ascii("\\\\t");
        escapes['"'] = ascii("\\\\\\\"");
        escapes['\\'] = ascii("\\\\\\\\");
        escapes[0xE2] = ascii("\\\\u202");
        return escapes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
