package dev.frameproof.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Writes quantities for people, the same in every locale. */
public final class Units {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String[] BYTE_UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String[] DECIMAL_SUFFIXES = {"k", "M", "G", "T"};

    private Units() {}

    /** A count with commas: {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and what it counts: {@code 1 row}, {@code 2,000 rows}. */
    public static String count(long count, String singular, String plural) {
        return count(count) + " " + (count == 1 ? singular : plural);
    }

    /** Three digits and a suffix from ten thousand on: {@code 9,876}, {@code 20k}, {@code 1.23M}. Zero or more. */
    public static String shortCount(double count) {
        if (count < 9_999.5) {
            return count < 99.95 ? stripped(count) : count(Math.round(count));
        }
        double scaled = count;
        for (String suffix : DECIMAL_SUFFIXES) {
            scaled /= 1000;
            if (scaled < 999.5 || suffix.equals("T")) {
                return stripped(scaled) + suffix;
            }
        }
        throw new AssertionError(count);
    }

    /** How many a second: {@code 1.5/s}, {@code 9,876/s}, {@code 20k/s}. Zero or more. */
    public static String rate(double perSecond) {
        return shortCount(perSecond) + "/s";
    }

    /** Binary units, three digits: {@code 512 B}, {@code 42.0 MiB}, {@code 1.50 GiB}. Zero or more. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double scaled = (double) bytes;
        int unit = -1;
        while (scaled >= 999.5 && unit < BYTE_UNITS.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return threeDigits(scaled) + " " + BYTE_UNITS[unit];
    }

    /**
     * A time span: three digits below ten seconds ({@code 850 ns}, {@code 12.3 µs}, {@code 4.56 ms}, {@code 1.23 s}),
     * then ever coarser ({@code 30 s}, {@code 30.4 s}, {@code 1 min 05 s}, {@code 2 h 03 min}, {@code 1 d 04 h}). Zero
     * or more.
     */
    public static String duration(Duration duration) {
        if (duration.toSeconds() < 10) {
            return fine(duration.toNanos());
        }
        long tenths = duration.plusMillis(50).toMillis() / 100;
        if (tenths < 600) {
            return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
        }
        long seconds = duration.plusMillis(500).toSeconds();
        if (seconds < 3600) {
            return pair(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = duration.plusSeconds(30).toSeconds() / 60;
        if (minutes < 24 * 60) {
            return pair(minutes / 60, "h", minutes % 60, "min");
        }
        long hours = duration.plusSeconds(1800).toSeconds() / 3600;
        return pair(hours / 24, "d", hours % 24, "h");
    }

    /** Milliseconds as {@link #duration} writes them. Zero or more. */
    public static String millis(double millis) {
        return duration(Duration.ofNanos(Math.round(millis * 1e6)));
    }

    /** Processor cores: {@code 0.42 cores}, {@code 1.00 core}. Zero or more. */
    public static String cores(double cores) {
        String text = threeDigits(cores);
        return text + (text.equals("1.00") ? " core" : " cores");
    }

    private static String fine(long nanos) {
        if (nanos == 0) {
            return "0 s";
        }
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 999_500) {
            return threeDigits(nanos / 1e3) + " µs";
        }
        if (nanos < 999_500_000) {
            return threeDigits(nanos / 1e6) + " ms";
        }
        return threeDigits((double) nanos / NANOS_PER_SECOND) + " s";
    }

    private static String pair(long big, String bigUnit, long small, String smallUnit) {
        return String.format(Locale.ROOT, "%d %s %02d %s", big, bigUnit, small, smallUnit);
    }

    private static String threeDigits(double value) {
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String stripped(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
