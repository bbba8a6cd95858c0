package dev.frameproof.frame.internal;

import ch.randelshofer.fastdoubleparser.JavaFloatParser;
import ch.randelshofer.fastdoubleparser.JsonDoubleParser;
import dev.frameproof.frame.FrameFormatException.Fault;

/** Numbers of floating point, rounded once. */
final class JsonReals {
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final float[] FLOAT_TENS = {1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f};
    private static final int EXPONENT_LIMIT = 100_000;

    private JsonReals() {}

    /** @return the number here, rounded to the nearest double */
    static double readDouble(JsonInput in) {
        return read(in, false);
    }

    /** @return the number here, rounded to the nearest float: not by way of a double, which would round twice */
    static double readFloat(JsonInput in) {
        return read(in, true);
    }

    private static double read(JsonInput in, boolean single) {
        byte[] bytes = in.bytes;
        int start = in.position;
        boolean negative = bytes[start] == '-';
        int first = negative ? start + 1 : start;
        int at = first;
        long value = 0;
        for (int digit = bytes[at] - '0'; digit >= 0 && digit <= 9; digit = bytes[at] - '0') {
            value = value * 10 + digit;
            at++;
        }
        int digits = at - first;
        if (digits == 0 || (digits > 1 && bytes[first] == '0')) {
            throw in.wrongValue("a number");
        }
        int exponent = 0;
        if (bytes[at] == '.') {
            int fraction = at + 1;
            at = fraction;
            long eight = JsonInput.eightAt(bytes, at);
            while (JsonNumbers.eightDigits(eight)) {
                value = value * 100_000_000 + JsonNumbers.parseEight(eight);
                at += 8;
                eight = JsonInput.eightAt(bytes, at);
            }
            for (int digit = bytes[at] - '0'; digit >= 0 && digit <= 9; digit = bytes[at] - '0') {
                value = value * 10 + digit;
                at++;
            }
            exponent = fraction - at;
            if (exponent == 0) {
                throw in.wrongValue("a number");
            }
            digits -= exponent;
        }
        if (bytes[at] == 'e' || bytes[at] == 'E') {
            at++;
            boolean down = bytes[at] == '-';
            if (down || bytes[at] == '+') {
                at++;
            }
            int exponentStart = at;
            int written = 0;
            for (int digit = bytes[at] - '0'; digit >= 0 && digit <= 9; digit = bytes[at] - '0') {
                written = Math.min(written * 10 + digit, EXPONENT_LIMIT);
                at++;
            }
            if (at == exponentStart) {
                throw in.wrongValue("a number");
            }
            exponent += down ? -written : written;
        }
        double number = single
                ? floatOf(bytes, start, at, negative, value, digits, exponent)
                : doubleOf(bytes, start, at, negative, value, digits, exponent);
        if (Double.isInfinite(number)) {
            throw in.wrongValue(Fault.OUT_OF_RANGE, single ? "beyond a float32" : "beyond a float64");
        }
        in.position = at;
        return number;
    }

    /** Exact where digits and power of ten are both doubles without rounding: then one operation rounds once (Clinger). */
    private static double doubleOf(
            byte[] bytes, int start, int end, boolean negative, long value, int digits, int exponent) {
        if (digits <= 18 && value <= 1L << 53 && exponent >= -22 && exponent <= 22) {
            double number = exponent < 0 ? value / TENS[-exponent] : value * TENS[exponent];
            return negative ? -number : number;
        }
        return JsonDoubleParser.parseDouble(bytes, start, end - start);
    }

    private static double floatOf(
            byte[] bytes, int start, int end, boolean negative, long value, int digits, int exponent) {
        if (digits <= 18 && value <= 1L << 24 && exponent >= -10 && exponent <= 10) {
            float number = exponent < 0 ? value / FLOAT_TENS[-exponent] : value * FLOAT_TENS[exponent];
            return negative ? -number : number;
        }
        return JavaFloatParser.parseFloat(bytes, start, end - start);
    }
}
