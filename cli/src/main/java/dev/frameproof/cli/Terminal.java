package dev.frameproof.cli;

import dev.frameproof.reports.TerminalStyle;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What is known of the terminal that the process writes to. */
record Terminal(boolean interactive, TerminalStyle style) {
    private static final int WIDTH_OF_FILES = 120;
    private static final int USUAL_WIDTH = 100;

    /**
     * @param interactive whether output goes to a person's terminal
     * @param variables {@code NO_COLOR}, {@code TERM}, {@code COLUMNS} and {@code LC_ALL}/{@code LC_CTYPE}/{@code LANG}
     *     are looked at
     */
    static Terminal of(boolean interactive, Map<String, String> variables, boolean colourWanted) {
        boolean dumb = "dumb".equals(variables.get("TERM"));
        boolean colours = interactive
                && colourWanted
                && !dumb
                && variables.getOrDefault("NO_COLOR", "").isEmpty();
        String locale = variables.getOrDefault(
                "LC_ALL", variables.getOrDefault("LC_CTYPE", variables.getOrDefault("LANG", "")));
        boolean unicode = !interactive
                || locale.isEmpty()
                || locale.toUpperCase(Locale.ROOT)
                        .replace("-", "")
                        .contains(StandardCharsets.UTF_8.name().replace("-", ""));
        return new Terminal(interactive && !dumb, new TerminalStyle(width(interactive, variables), colours, unicode));
    }

    private static int width(boolean interactive, Map<String, String> variables) {
        try {
            return Integer.parseInt(variables.getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException unknown) {
            return interactive ? USUAL_WIDTH : WIDTH_OF_FILES;
        }
    }
}
