package dev.frameproof.reports.internal.markdown;

import dev.frameproof.reports.internal.text.VisibleText;
import java.util.Locale;

/**
 * Text that GitHub's Markdown shows as it is, on one line, also in a table cell: every character that could begin markup
 * within a line is a numeric character reference, which never does.
 */
final class MarkdownText {
    private static final String MARKUP = "\\`*_[]<>#|~&@$";

    private MarkdownText() {}

    /** Plain text. */
    static String of(String text) {
        String line = VisibleText.line(text).strip();
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ' ' && line.charAt(i - 1) == ' ') {
                out.append("&#160;");
            } else if (MARKUP.indexOf(c) >= 0 || line.startsWith("://", i)) {
                out.append(String.format(Locale.ROOT, "&#%d;", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A value, set in a fixed-width type; repeated spaces stay. */
    static String code(String text) {
        return text.isEmpty() ? "" : "<code>" + of(text) + "</code>";
    }
}
