package dev.frameproof.frame.internal;

/** Writes single numbers into arrays that belong to others. */
public final class FloatDigits {
    private final GoNumbers numbers = new GoNumbers();
    private final ByteOutput text = new ByteOutput();

    /** @return the end of the text */
    public int write(double value, byte[] target, int at) {
        text.clear();
        numbers.put(text, value);
        return copied(target, at);
    }

    /** @return the end of the text */
    public int write(float value, byte[] target, int at) {
        text.clear();
        numbers.put(text, value);
        return copied(target, at);
    }

    private int copied(byte[] target, int at) {
        System.arraycopy(text.array(), 0, target, at, text.length());
        return at + text.length();
    }
}
