package dev.frameproof.process;

import static java.util.Objects.requireNonNull;

/**
 * A line that a child wrote.
 *
 * @param source which of its two outputs
 * @param text without the line's end; a line beyond 1 MiB comes in pieces
 */
public record OutputLine(Source source, String text) {

    /** The two outputs of a process. */
    public enum Source {
        STDOUT,
        STDERR
    }

    public OutputLine {
        requireNonNull(source, "source");
        requireNonNull(text, "text");
    }
}
