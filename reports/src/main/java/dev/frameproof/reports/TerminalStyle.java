package dev.frameproof.reports;

/**
 * What a terminal can show.
 *
 * @param width columns, 40 or more; narrower ones are treated as 40
 * @param colours whether it takes ANSI colours
 * @param unicode whether it shows more than ASCII
 */
public record TerminalStyle(int width, boolean colours, boolean unicode) {
    private static final int NARROWEST = 40;

    public TerminalStyle {
        width = Math.max(NARROWEST, width);
    }
}
