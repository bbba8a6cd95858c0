package dev.frameproof.producers.pacing;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.text.DurationText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pacing as people write it in a plan or after {@code --rate}. */
public final class PacingText {
    private static final String POISSON = "poisson ";
    private static final Pattern RAMP = Pattern.compile("(\\S+?)\\.\\.(\\S+) over (\\S+)");

    private PacingText() {}

    /**
     * Reads {@code 5k/s} (fixed), {@code 1k/s..10k/s over 1m} (ramp), {@code poisson 5k/s} and {@code unlimited}.
     *
     * @param seed what the arrivals of {@code poisson} are drawn by
     * @throws IllegalArgumentException when the text is none of these
     */
    public static Pacing parse(String text, long seed) {
        requireNonNull(text, "text");
        if (text.equals("unlimited")) {
            return Pacing.unlimited();
        }
        if (text.startsWith(POISSON)) {
            return Pacing.poisson(Rate.parse(text.substring(POISSON.length())), seed);
        }
        Matcher ramp = RAMP.matcher(text);
        if (ramp.matches()) {
            return Pacing.ramp(Rate.parse(ramp.group(1)), Rate.parse(ramp.group(2)), DurationText.parse(ramp.group(3)));
        }
        try {
            return Pacing.fixed(Rate.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "; or '1k/s..10k/s over 1m', 'poisson 5k/s', 'unlimited'", e);
        }
    }
}
