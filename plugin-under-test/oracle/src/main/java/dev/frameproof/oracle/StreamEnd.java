package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

/**
 * How a viewer's stream came to its end.
 *
 * @param brokeOff whether it ended by itself, rather than by the one who watched it
 * @param reason what ended it, for a person; may be empty
 */
public record StreamEnd(boolean brokeOff, String reason) {
    public StreamEnd {
        requireNonNull(reason, "reason");
    }

    /** The viewer stopped watching: what is missing now is lost. */
    public static StreamEnd stopped() {
        return new StreamEnd(false, "");
    }

    /** The stream broke off: what is missing from there on is missing because of it. */
    public static StreamEnd brokeOff(String reason) {
        return new StreamEnd(true, reason);
    }
}
