package dev.frameproof.reports.internal.terminal;

import dev.frameproof.reports.TerminalStyle;
import dev.frameproof.reports.internal.text.VisibleText;

/** Colours, marks and characters as far as a terminal takes them. */
public final class Paint {
    private static final String RESET = "\u001b[0m";

    private final TerminalStyle style;

    public Paint(TerminalStyle style) {
        this.style = style;
    }

    /** A value on one line in characters that the terminal shows. */
    public String value(String text) {
        return style.unicode() ? VisibleText.line(text) : VisibleText.ascii(text);
    }

    /** A word of our own that holds no control characters; what ASCII lacks is written otherwise. */
    public String own(String text) {
        return style.unicode() ? text : text.replace('µ', 'u').replace("…", "...");
    }

    public String good(String text) {
        return coloured("32", text);
    }

    public String bad(String text) {
        return coloured("31", text);
    }

    public String doubtful(String text) {
        return coloured("33", text);
    }

    public String faint(String text) {
        return coloured("2", text);
    }

    public String strong(String text) {
        return coloured("1", text);
    }

    /** The part of a value that differs. */
    public String differing(String text) {
        return coloured("1;7", text);
    }

    public String tick() {
        return good(style.unicode() ? "✓" : "+");
    }

    public String cross() {
        return bad(style.unicode() ? "✗" : "x");
    }

    public String dash() {
        return faint(style.unicode() ? "–" : "-");
    }

    public String warning() {
        return doubtful("!");
    }

    /** A bar of {@code width} columns, filled up to {@code share}, 0 to 1. */
    public String bar(double share, int width) {
        int filled = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
        String done = (style.unicode() ? "━" : "=").repeat(filled);
        String rest = (style.unicode() ? "─" : "-").repeat(width - filled);
        return good(done) + faint(rest);
    }

    public boolean colours() {
        return style.colours();
    }

    private String coloured(String code, String text) {
        return style.colours() && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
