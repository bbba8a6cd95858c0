package dev.frameproof.producers.encoding;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;

/** The text of a double in JSON. */
public final class JsonNumbers {
    private JsonNumbers() {}

    /**
     * @return the shortest decimal that reads back as the same double, in the layout of {@link Double#toString} (since
     *     Java 19 the digits, too, are the same): {@code 50.0}, {@code -0.0}, {@code 0.001}, {@code 1.0E7}
     * @throws IllegalArgumentException for NaN and the infinities
     */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        return DoubleToDecimal.toString(value);
    }
}
