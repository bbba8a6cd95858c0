package dev.frameproof.reports.internal.text;

import java.util.Locale;

/**
 * Makes every character of a value visible, so that two values that differ also look different, and so that a value
 * cannot steer a terminal or break a document. Control characters, spaces other than the plain one, format characters and
 * halves of a surrogate pair become names: {@code <LF>}, {@code <U+200B>}.
 */
public final class VisibleText {
    private VisibleText() {}

    /** The text on one line. */
    public static String line(String text) {
        return visible(text, false);
    }

    /** The text with its line breaks, each of them also shown. */
    public static String block(String text) {
        return visible(text, true);
    }

    /** The text on one line in ASCII alone: any other character becomes {@code <U+2603>}. */
    public static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (codePoint >= ' ' && codePoint < 0x7F) {
                out.append((char) codePoint);
            } else {
                out.append(symbol(codePoint));
            }
        });
        return out.toString();
    }

    /** What stands for a character that is shown by no glyph of its own. */
    public static String symbol(int codePoint) {
        return switch (codePoint) {
            case 0 -> "<NUL>";
            case '\t' -> "<TAB>";
            case '\n' -> "<LF>";
            case '\r' -> "<CR>";
            case 0x1B -> "<ESC>";
            default -> String.format(Locale.ROOT, "<U+%04X>", codePoint);
        };
    }

    private static String visible(String text, boolean keepLines) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (hasGlyph(codePoint)) {
                out.appendCodePoint(codePoint);
            } else {
                out.append(symbol(codePoint));
                if (keepLines && codePoint == '\n') {
                    out.append('\n');
                }
            }
        });
        return out.toString();
    }

    private static boolean hasGlyph(int codePoint) {
        if (codePoint == ' ') {
            return true;
        }
        if ((codePoint & 0xFFFE) == 0xFFFE) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
