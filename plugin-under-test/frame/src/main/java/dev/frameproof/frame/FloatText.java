package dev.frameproof.frame;

import dev.frameproof.frame.internal.FloatDigits;

/** Writes values of floating point as a frame's JSON has them: the shortest text that reads back the same. One thread at a time. */
public final class FloatText {
    /** As many bytes as any value takes at most. */
    public static final int LONGEST = 32;

    private final FloatDigits digits = new FloatDigits();

    /**
     * Writes ASCII text.
     *
     * @param value finite
     * @param target has {@link #LONGEST} bytes from {@code at} on
     * @return the end of the text
     */
    public int write(double value, byte[] target, int at) {
        return digits.write(value, target, at);
    }

    /** As {@link #write(double, byte[], int)}, for a float32. */
    public int write(float value, byte[] target, int at) {
        return digits.write(value, target, at);
    }
}
