package dev.frameproof.kafkaplugin.internal.json;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Writes float64 values as Go and ECMAScript do (ECMA-262, Number::toString): the shortest digits that read back as the
 * same number, plain from 1e-6 up to below 1e21, with an exponent outside.
 */
final class DecimalText {
    /** Below this the shortest digits may be one, where the conversion that we use gives two. */
    private static final double FEW_DIGITS = 1e-320;

    private DecimalText() {}

    /** Appends a finite number. */
    static void append(Utf8Buffer target, double number) {
        if (number == 0) {
            target.append(1 / number < 0 ? "-0" : "0");
            return;
        }
        String text = DoubleToDecimal.toString(Math.abs(number));
        int exponentAt = text.indexOf('E');
        int pointAt = text.indexOf('.');
        int exponent = exponentAt < 0 ? 0 : Integer.parseInt(text, exponentAt + 1, text.length(), 10);
        String fraction = text.substring(pointAt + 1, exponentAt < 0 ? text.length() : exponentAt);
        String digits = text.substring(0, pointAt) + fraction;
        int leading = leadingZeros(digits);
        int point = pointAt + exponent - leading;
        digits = withoutTrailingZeros(digits.substring(leading));
        if (Math.abs(number) < FEW_DIGITS && digits.length() == 2) {
            BigDecimal shorter = oneDigit(new BigDecimal(new BigInteger(digits), 2 - point), Math.abs(number));
            digits = shorter.unscaledValue().toString();
            point = digits.length() - shorter.scale();
        }
        if (number < 0) {
            target.append('-');
        }
        write(target, digits, point);
    }

    /** @param point how many of the digits stand before the decimal point; may be negative or beyond the digits */
    private static void write(Utf8Buffer target, String digits, int point) {
        int count = digits.length();
        if (point > 21 || point <= -6) {
            target.append(digits.charAt(0));
            if (count > 1) {
                target.append('.');
                target.append(digits.substring(1));
            }
            target.append('e');
            target.append(point > 0 ? '+' : '-');
            target.append((long) Math.abs(point - 1));
        } else if (point <= 0) {
            target.append("0.");
            target.append("0".repeat(-point));
            target.append(digits);
        } else if (count <= point) {
            target.append(digits);
            target.append("0".repeat(point - count));
        } else {
            target.append(digits.substring(0, point));
            target.append('.');
            target.append(digits.substring(point));
        }
    }

    /** @return the nearest number of one digit, if it is still the same float64 */
    private static BigDecimal oneDigit(BigDecimal twoDigits, double number) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(twoDigits.scale() - 1);
        BigDecimal below = twoDigits.round(new MathContext(1, RoundingMode.DOWN));
        BigDecimal exact = new BigDecimal(number);
        return Stream.of(below, below.add(step))
                .filter(candidate -> candidate.doubleValue() == number)
                .min(Comparator.comparing(candidate -> candidate.subtract(exact).abs()))
                .map(BigDecimal::stripTrailingZeros)
                .orElse(twoDigits);
    }

    private static int leadingZeros(String digits) {
        int count = 0;
        while (count < digits.length() - 1 && digits.charAt(count) == '0') {
            count++;
        }
        return count;
    }

    private static String withoutTrailingZeros(String digits) {
        int length = digits.length();
        while (length > 1 && digits.charAt(length - 1) == '0') {
            length--;
        }
        return digits.substring(0, length);
    }
}
