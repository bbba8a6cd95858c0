package dev.frameproof.reports.compare;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is otherwise in the second result.
 *
 * @param kind whether that is good
 * @param item what it is about
 * @param before how it was; empty when it was not there
 * @param after how it is; empty when it is gone
 */
public record Change(Kind kind, String item, String before, String after) {
    /** What a change means. */
    public enum Kind {
        /** It passed and fails, has more findings, fails and is new, or passed and is not looked at any more. */
        WORSE,
        /** It failed and passes, or has fewer findings. */
        BETTER,
        /** It was not there, and does not fail. */
        NEW,
        /** It is not there any more, and did not pass. */
        GONE,
        /** It ended otherwise, for neither better nor worse. */
        CHANGED
    }

    public Change {
        requireNonNull(kind, "kind");
        requireNonNull(item, "item");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }
}
