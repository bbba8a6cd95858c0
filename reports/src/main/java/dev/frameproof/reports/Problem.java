package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

/**
 * Something that kept the run from doing its work, told to a person.
 *
 * @param what what failed and where, one sentence
 * @param cause why, one sentence; may be empty
 * @param remedy what to do about it, one sentence; may be empty
 */
public record Problem(String what, String cause, String remedy) {
    public Problem {
        requireNonNull(what, "what");
        requireNonNull(cause, "cause");
        requireNonNull(remedy, "remedy");
    }
}
