package dev.frameproof.process;

import static java.util.Objects.requireNonNull;

/**
 * Something that did not close.
 *
 * @param name what it was called when it was added
 * @param reason the message for the user
 * @param cause what was thrown, or a timeout
 */
public record CloseFailure(String name, String reason, Throwable cause) {

    public CloseFailure {
        requireNonNull(name, "name");
        requireNonNull(reason, "reason");
        requireNonNull(cause, "cause");
    }

    @Override
    public String toString() {
        return name + ": " + reason;
    }
}
