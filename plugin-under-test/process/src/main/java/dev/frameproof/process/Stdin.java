package dev.frameproof.process;

import static java.util.Objects.requireNonNull;

/**
 * What a child reads on its stdin: the way for configuration and secrets.
 *
 * @param text handed over right after the start, in UTF-8
 * @param heldOpen whether the pipe stays open after the text, so that a child of ours notices the death of its parent
 *     (see {@link ParentWatch}); the text then ends with one NUL byte
 */
public record Stdin(String text, boolean heldOpen) {

    public Stdin {
        requireNonNull(text, "text");
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("text for stdin must not contain NUL");
        }
    }

    /** @return nothing: the child meets the end at once */
    public static Stdin empty() {
        return new Stdin("", false);
    }

    /** @return this text, then the end */
    public static Stdin of(String text) {
        return new Stdin(text, false);
    }

    /** @return this text, then a pipe that stays open for as long as the parent lives; for {@link ParentWatch} */
    public static Stdin watched(String text) {
        return new Stdin(text, true);
    }

    @Override
    public String toString() {
        return "Stdin[" + text.length() + " characters" + (heldOpen ? ", held open]" : "]");
    }
}
