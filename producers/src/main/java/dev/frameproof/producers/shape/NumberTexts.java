package dev.frameproof.producers.shape;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.NumberText;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers that were read as text, for formats whose numbers have 64 bits. */
public final class NumberTexts {
    private NumberTexts() {}

    /**
     * @return a whole number when the text has neither point nor exponent, else the nearest double
     * @throws IllegalArgumentException when 64 bits cannot hold it: a whole number beyond them whose digits a double
     *     would lose, or one that overflows to infinity
     */
    public static Value typed(NumberText number) {
        String text = number.text();
        boolean whole = text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        if (whole && !text.equals("-0")) {
            try {
                return new IntegerValue(Long.parseLong(text));
            } catch (NumberFormatException beyond) {
                return wide(text);
            }
        }
        return new FloatValue(finite(text));
    }

    /** @return as {@link #typed}, but empty where that refuses */
    public static Optional<Value> tryTyped(NumberText number) {
        try {
            return Optional.of(typed(number));
        } catch (IllegalArgumentException beyond) {
            return Optional.empty();
        }
    }

    private static Value wide(String text) {
        double nearest = finite(text);
        if (new BigDecimal(nearest).compareTo(new BigDecimal(text)) != 0) {
            throw new IllegalArgumentException(text + " fits neither a 64-bit integer nor, exactly, a double");
        }
        return new FloatValue(nearest);
    }

    private static double finite(String text) {
        double nearest = Double.parseDouble(text);
        if (Double.isInfinite(nearest)) {
            throw new IllegalArgumentException(text + " is beyond the largest double");
        }
        return nearest;
    }
}
