package dev.frameproof.host.embedded.internal.api;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ends of a query's time range, as dashboards write them: milliseconds since the epoch, {@code now-1h},
 * {@code now-1d/d}, a duration back from now ({@code 90m}), or a date and time with its offset. In UTC.
 */
final class QueryTime {
    private static final Pattern EXPRESSION = Pattern.compile("now((?:[+-]\\d{1,9}[smhdwMQy]|/[smhdwMQy])*)");
    private static final Pattern STEP = Pattern.compile("([+-])(\\d{1,9})([smhdwMQy])|/([smhdwMQy])");
    private static final Pattern BACK = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private QueryTime() {}

    /**
     * @param roundUp whether a rounding ({@code /d}) goes to the end of the unit, as at the end of a range
     * @return the moment; the epoch for a text that is none, as Grafana takes it
     */
    static Instant parse(String text, Instant now, boolean roundUp) {
        if (text.matches("-?\\d{1,15}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        Matcher back = BACK.matcher(text);
        if (back.matches()) {
            long amount = Long.parseLong(back.group(1));
            return now.minus(
                    amount,
                    switch (back.group(2)) {
                        case "ms" -> ChronoUnit.MILLIS;
                        case "s" -> ChronoUnit.SECONDS;
                        case "m" -> ChronoUnit.MINUTES;
                        default -> ChronoUnit.HOURS;
                    });
        }
        Matcher expression = EXPRESSION.matcher(text);
        if (expression.matches()) {
            return evaluate(expression.group(1), now.atZone(ZoneOffset.UTC), roundUp);
        }
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }

    private static Instant evaluate(String steps, ZonedDateTime start, boolean roundUp) {
        ZonedDateTime time = start;
        Matcher step = STEP.matcher(steps);
        while (step.find()) {
            if (step.group(4) != null) {
                ZonedDateTime floor = floor(time, step.group(4));
                time = roundUp ? move(floor, 1, step.group(4)).minus(1, ChronoUnit.MILLIS) : floor;
            } else {
                long amount = Long.parseLong(step.group(2));
                time = move(time, step.group(1).equals("-") ? -amount : amount, step.group(3));
            }
        }
        return time.toInstant();
    }

    private static ZonedDateTime move(ZonedDateTime time, long amount, String unit) {
        return switch (unit) {
            case "s" -> time.plusSeconds(amount);
            case "m" -> time.plusMinutes(amount);
            case "h" -> time.plusHours(amount);
            case "d" -> time.plusDays(amount);
            case "w" -> time.plusWeeks(amount);
            case "M" -> time.plusMonths(amount);
            case "Q" -> time.plusMonths(3 * amount);
            default -> time.plusYears(amount);
        };
    }

    private static ZonedDateTime floor(ZonedDateTime time, String unit) {
        ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case "s" -> time.truncatedTo(ChronoUnit.SECONDS);
            case "m" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "h" -> time.truncatedTo(ChronoUnit.HOURS);
            case "d" -> day;
            case "w" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "M" -> day.withDayOfMonth(1);
            case "Q" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            default -> day.withDayOfYear(1);
        };
    }
}
