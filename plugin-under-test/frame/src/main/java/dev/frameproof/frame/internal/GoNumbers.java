package dev.frameproof.frame.internal;

import java.util.Arrays;

/**
 * Writes numbers of floating point as the plugin SDK for Go does: the shortest decimal that reads back the same, with an
 * exponent of two digits or more below 1e-6 and from 1e21 on ({@code 1e-07}, {@code 1e+21}).
 */
final class GoNumbers {
    private static final double EXACT_WHOLE = 1L << 53;

    private final ShortestDecimal shortest = new ShortestDecimal();

    /** @param value finite */
    void put(ByteOutput out, double value) {
        double size = Math.abs(value);
        if (putWhole(out, value, size, EXACT_WHOLE)) {
            return;
        }
        shortest.of(size);
        putDecimal(out, value < 0, size < 1e-6 || size >= 1e21);
    }

    /** @param value finite */
    void put(ByteOutput out, float value) {
        float size = Math.abs(value);
        if (putWhole(out, value, size, 1L << 24)) {
            return;
        }
        shortest.of(size);
        putDecimal(out, value < 0, size < 1e-6f || size >= 1e21f);
    }

    /** Whole numbers below the limit are all their digits: a shorter decimal would be another such number. */
    private static boolean putWhole(ByteOutput out, double value, double size, double limit) {
        if (size >= limit || size != (long) size) {
            return false;
        }
        if (Double.doubleToRawLongBits(value) < 0) {
            out.put('-');
        }
        out.putDigits((long) size);
        return true;
    }

    private void putDecimal(ByteOutput out, boolean negative, boolean scientific) {
        long digits = shortest.digits();
        int exponent = shortest.exponent();
        for (int zeros = 8; zeros > 0; zeros >>= 1) {
            long unit = zeros == 8 ? 100_000_000 : zeros == 4 ? 10_000 : zeros == 2 ? 100 : 10;
            while (digits % unit == 0) {
                digits /= unit;
                exponent += zeros;
            }
        }
        int count = ByteOutput.digitCount(digits);
        if (negative) {
            out.put('-');
        }
        if (scientific) {
            putScientific(out, digits, count, exponent + count - 1);
        } else {
            putPlain(out, digits, count, exponent);
        }
    }

    private static void putScientific(ByteOutput out, long digits, int count, int exponent) {
        out.reserve(count + 1);
        int start = out.length;
        out.digitsEndingAt(start + count + 1, digits);
        out.bytes[start] = out.bytes[start + 1];
        out.bytes[start + 1] = '.';
        out.length += count == 1 ? 1 : count + 1;
        out.putAscii(exponent < 0 ? "e-" : "e+");
        int size = Math.abs(exponent);
        if (size < 10) {
            out.put('0');
        }
        out.putDigits(size);
    }

    private static void putPlain(ByteOutput out, long digits, int count, int exponent) {
        int start = out.length;
        int wholeDigits = count + exponent;
        if (exponent >= 0) {
            out.reserve(wholeDigits);
            out.digitsEndingAt(start + count, digits);
            Arrays.fill(out.bytes, start + count, start + wholeDigits, (byte) '0');
            out.length += wholeDigits;
        } else if (wholeDigits > 0) {
            out.reserve(count + 1);
            out.digitsEndingAt(start + count + 1, digits);
            System.arraycopy(out.bytes, start + 1, out.bytes, start, wholeDigits);
            out.bytes[start + wholeDigits] = '.';
            out.length += count + 1;
        } else {
            int total = 2 - exponent;
            out.reserve(total);
            Arrays.fill(out.bytes, start, start + total - count, (byte) '0');
            out.bytes[start + 1] = '.';
            out.digitsEndingAt(start + total, digits);
            out.length += total;
        }
    }
}
