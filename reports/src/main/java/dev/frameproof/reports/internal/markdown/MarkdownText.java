package dev.frameproof.reports.internal.markdown;

import dev.frameproof.reports.internal.text.VisibleText;
import java.util.Locale;

/**
 * Text that GitHub's Markdown shows as it is, on one line, also in a table cell: every character that could be markup
 * is a numeric character reference, which never is.
 */
final class MarkdownText {
    private static final String MARKUP = "\\`*_{}[]<>()#+-!|~&:@\"'=^$";

    private MarkdownText() {}

    /** Plain text. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean afterSpace = true;
        for (char c : VisibleText.line(text).strip().toCharArray()) {
            boolean escaped = c == ' ' ? afterSpace : MARKUP.indexOf(c) >= 0;
            if (escaped) {
                out.append(String.format(Locale.ROOT, "&#%d;", c == ' ' ? 0xA0 : (int) c));
            } else {
                out.append(c);
            }
            afterSpace = c == ' ';
        }
        return out.toString();
    }

    /** A value, set in a fixed-width type; repeated spaces stay. */
    static String code(String text) {
        return text.isEmpty() ? "" : "<code>" + of(text) + "</code>";
    }
}
