package dev.frameproof.kafkaplugin.internal.decoding;

import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Values as Go prints them. */
public final class GoText {
    private static final long SECOND = 1_000_000_000;

    private GoText() {}

    /** Appends bytes as a list of numbers: {@code [1 255]}. */
    public static void bytes(Utf8Buffer out, byte[] bytes, int from, int to) {
        out.append('[');
        for (int i = from; i < to; i++) {
            if (i > from) {
                out.append(' ');
            }
            out.append((long) (bytes[i] & 0xFF));
        }
        out.append(']');
    }

    /** Appends a time as {@code 2026-01-02 03:04:05.678 +0000 UTC}. */
    public static void time(Utf8Buffer out, long epochSeconds, int nanos) {
        time(out, epochSeconds, nanos, ' ');
        out.append(" +0000 UTC");
    }

    /** Appends a time by RFC 3339, in UTC. */
    public static void rfc3339(Utf8Buffer out, long epochSeconds, int nanos) {
        time(out, epochSeconds, nanos, 'T');
        out.append('Z');
    }

    /** Appends a duration as {@code 1h2m3.004s}, {@code 1.5µs} or {@code 0s}. */
    public static void duration(Utf8Buffer out, long nanos) {
        if (nanos == 0) {
            out.append("0s");
            return;
        }
        if (nanos < 0) {
            out.append('-');
        }
        long size = Math.abs(nanos);
        if (size < SECOND) {
            long unit = size < 1_000 ? 1 : size < 1_000_000 ? 1_000 : 1_000_000;
            out.append(size / unit);
            fraction(out, size % unit, unit);
            out.append(unit == 1 ? "ns" : unit == 1_000 ? "µs" : "ms");
            return;
        }
        long seconds = size / SECOND;
        if (seconds >= 3600) {
            out.append(seconds / 3600);
            out.append('h');
        }
        if (seconds >= 60) {
            out.append(seconds / 60 % 60);
            out.append('m');
        }
        out.append(seconds % 60);
        fraction(out, size % SECOND, SECOND);
        out.append('s');
    }

    /**
     * Appends a decimal number as a fraction in lowest terms.
     *
     * @param unscaled two's complement, the highest byte first; nothing is 0
     * @param bareWhole whether a whole number goes without its denominator 1
     */
    public static void fraction(Utf8Buffer out, byte[] unscaled, int from, int to, int scale, boolean bareWhole) {
        BigInteger numerator = to == from ? BigInteger.ZERO : new BigInteger(Arrays.copyOfRange(unscaled, from, to));
        BigInteger denominator = BigInteger.TEN.pow(scale);
        BigInteger divisor = numerator.gcd(denominator);
        out.append(numerator.divide(divisor).toString());
        if (!bareWhole || !divisor.equals(denominator)) {
            out.append('/');
            out.append(denominator.divide(divisor).toString());
        }
    }

    private static void time(Utf8Buffer out, long epochSeconds, int nanos, char separator) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochSeconds, nanos, ZoneOffset.UTC);
        int year = time.getYear();
        if (year < 0) {
            out.append('-');
        }
        padded(out, Math.abs(year), 1_000);
        out.append('-');
        padded(out, time.getMonthValue(), 10);
        out.append('-');
        padded(out, time.getDayOfMonth(), 10);
        out.append(separator);
        padded(out, time.getHour(), 10);
        out.append(':');
        padded(out, time.getMinute(), 10);
        out.append(':');
        padded(out, time.getSecond(), 10);
        fraction(out, nanos, SECOND);
    }

    private static void padded(Utf8Buffer out, int number, int least) {
        for (int unit = least; number < unit && unit > 1; unit /= 10) {
            out.append('0');
        }
        out.append((long) number);
    }

    /** Appends a point and the digits of {@code part / whole} without zeros at the end; nothing for no part. */
    private static void fraction(Utf8Buffer out, long part, long whole) {
        if (part == 0) {
            return;
        }
        out.append('.');
        long rest = part;
        for (long unit = whole / 10; rest > 0; unit /= 10) {
            out.append((int) ('0' + rest / unit));
            rest %= unit;
        }
    }
}
