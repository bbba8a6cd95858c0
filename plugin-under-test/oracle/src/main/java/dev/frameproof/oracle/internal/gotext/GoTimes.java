package dev.frameproof.oracle.internal.gotext;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants and durations as Go prints them. */
public final class GoTimes {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int SECONDS_PER_MINUTE = 60;

    private GoTimes() {}

    /** @return as {@code Time.String} has it in UTC: {@code 2026-01-02 03:04:05.678 +0000 UTC} */
    public static String printed(Instant instant) {
        return text(instant, ' ') + " +0000 UTC";
    }

    /** @return as it is in JSON (RFC 3339): {@code 2026-01-02T03:04:05.678Z} */
    public static String json(Instant instant) {
        return text(instant, 'T') + "Z";
    }

    private static String text(Instant instant, char between) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        String year = time.getYear() < 0 ? "-%04d".formatted(-time.getYear()) : "%04d".formatted(time.getYear());
        return "%s-%02d-%02d%c%02d:%02d:%02d%s"
                .formatted(
                        year,
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        between,
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        fraction(time.getNano()));
    }

    private static String fraction(int nanos) {
        return nanos == 0 ? "" : "." + "%09d".formatted(nanos).replaceFirst("0+$", "");
    }

    /** @return as {@code Duration.String} has it: {@code 1h2m3.004s}, {@code 1.5ms}, {@code 0s} */
    public static String duration(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        String sign = nanos < 0 ? "-" : "";
        long rest = Math.abs(nanos);
        if (rest < NANOS_PER_MICRO) {
            return sign + rest + "ns";
        }
        if (rest < NANOS_PER_MILLI) {
            return sign + decimal(rest, NANOS_PER_MICRO) + "\u00b5s";
        }
        if (rest < NANOS_PER_SECOND) {
            return sign + decimal(rest, NANOS_PER_MILLI) + "ms";
        }
        long minutes = rest / NANOS_PER_SECOND / SECONDS_PER_MINUTE;
        String seconds = decimal(rest - minutes * SECONDS_PER_MINUTE * NANOS_PER_SECOND, NANOS_PER_SECOND) + "s";
        if (minutes == 0) {
            return sign + seconds;
        }
        long hours = minutes / SECONDS_PER_MINUTE;
        String shown = minutes % SECONDS_PER_MINUTE + "m" + seconds;
        return sign + (hours == 0 ? shown : hours + "h" + shown);
    }

    private static String decimal(long nanos, long unit) {
        BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
