package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.text.DurationText;
import java.time.Duration;

/** A time that a flag gives. */
final class DurationFlag {
    private DurationFlag() {}

    /** @throws PlanException when the text is no duration; it names the flag */
    static Duration parse(String flag, String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(flag + ": " + wrong.getMessage());
        }
    }
}
