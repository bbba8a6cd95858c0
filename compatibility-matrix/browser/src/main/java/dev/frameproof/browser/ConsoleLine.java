package dev.frameproof.browser;

import static java.util.Objects.requireNonNull;

/**
 * A line of the page's console.
 *
 * @param level {@code error} or {@code warning}
 */
public record ConsoleLine(String level, String text) {
    public ConsoleLine {
        requireNonNull(level, "level");
        requireNonNull(text, "text");
    }

    /** @return without the stack that follows an error */
    public String firstLine() {
        return text.lines().findFirst().orElse("");
    }
}
