package dev.frameproof.frame.internal;

/**
 * The decimal with the fewest digits that still rounds to a given number, and of those the nearest to it: {@code digits
 * * 10^exponent}. Method: R. Giulietti, "The Schubfach way to render doubles", with the power's bits cut at 126.
 */
final class ShortestDecimal {
    private static final long LOW_63 = Long.MAX_VALUE;

    private long digits;
    private int exponent;

    long digits() {
        return digits;
    }

    int exponent() {
        return exponent;
    }

    /** @param value finite and above 0 */
    void of(double value) {
        long bits = Double.doubleToRawLongBits(value);
        shorten(bits & ((1L << 52) - 1), (int) (bits >>> 52), 52, -1074);
    }

    /** @param value finite and above 0 */
    void of(float value) {
        int bits = Float.floatToRawIntBits(value);
        shorten(bits & ((1 << 23) - 1), bits >>> 23, 23, -149);
    }

    private void shorten(long fraction, int biased, int fractionBits, int leastExponent) {
        long implicit = 1L << fractionBits;
        long significand = biased == 0 ? fraction : fraction | implicit;
        int binaryExponent = leastExponent + Math.max(biased - 1, 0);
        // Below a power of two the numbers lie twice as dense.
        boolean regular = significand != implicit || biased <= 1;
        shorten(significand, binaryExponent, regular);
    }

    /** Works in quarters of the last place, so that the ends of the rounding interval are whole. */
    private void shorten(long significand, int binaryExponent, boolean regular) {
        int scale = regular ? floorLog10(binaryExponent) : floorLog10OfThreeQuarters(binaryExponent);
        int shift = binaryExponent + PowersOfTen.floorLog2(-scale) + 2;
        long high = PowersOfTen.high(-scale);
        long low = PowersOfTen.low(-scale);
        // The power's first 126 bits, one up, in two parts of 63.
        long upper = high >>> 1;
        long lower = (((high & 1) << 62) | (low >>> 2)) + 1;
        upper += lower >>> 63;
        lower &= LOW_63;

        long odd = significand & 1;
        long value = scaled(upper, lower, significand << (2 + shift));
        long least = scaled(upper, lower, ((significand << 2) - (regular ? 2 : 1)) << shift) + odd;
        long most = scaled(upper, lower, ((significand << 2) + 2) << shift) - odd;
        long below = value >> 2;
        exponent = scale;
        if (below >= 10) {
            long tensBelow = below / 10 * 10;
            boolean lowerFits = least <= (tensBelow << 2);
            boolean upperFits = ((tensBelow + 10) << 2) <= most;
            if (lowerFits != upperFits) {
                digits = lowerFits ? tensBelow : tensBelow + 10;
                return;
            }
        }
        boolean lowerFits = least <= (below << 2);
        boolean upperFits = ((below + 1) << 2) <= most;
        if (lowerFits == upperFits) {
            long fromMiddle = value - (below * 4 + 2);
            lowerFits = fromMiddle < 0 || (fromMiddle == 0 && (below & 1) == 0);
        }
        digits = lowerFits ? below : below + 1;
    }

    /** @return the product's upper bits, the lowest of them set when anything was cut off */
    private static long scaled(long upper, long lower, long factor) {
        long carried = ((upper * factor) >>> 1) + Math.multiplyHigh(lower, factor);
        long product = Math.multiplyHigh(upper, factor) + (carried >>> 63);
        return product | (((carried & LOW_63) + LOW_63) >>> 63);
    }

    /** @return {@code floor(log10(2^e))} */
    private static int floorLog10(int e) {
        return (int) ((e * 661_971_961_083L) >> 41);
    }

    /** @return {@code floor(log10(3/4 * 2^e))} */
    private static int floorLog10OfThreeQuarters(int e) {
        return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
    }
}
