package dev.frameproof.producers.text;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 500ms}, {@code 30s}, {@code 1.5s}, {@code 5m}, {@code 1h30m}. Units are
 * {@code d h m s ms us ns}, each at most once, the larger first.
 */
public final class DurationText {
    private static final Map<String, Long> NANOS_BY_UNIT = nanosByUnit();
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|us|ns|d|h|m|s)");

    private DurationText() {}

    /**
     * @return the duration, exact to the nanosecond
     * @throws IllegalArgumentException when the text is no duration; the message shows how one is written
     */
    public static Duration parse(String text) {
        requireNonNull(text, "text");
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        long lastUnit = Long.MAX_VALUE;
        int end = 0;
        while (end < text.length()) {
            if (!part.find(end) || part.start() != end) {
                throw notADuration(text);
            }
            long unit = NANOS_BY_UNIT.get(part.group(2));
            if (unit >= lastUnit) {
                throw notADuration(text);
            }
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
            lastUnit = unit;
            end = part.end();
        }
        if (end == 0) {
            throw notADuration(text);
        }
        try {
            return Duration.ofNanos(nanos.longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is finer than a nanosecond or longer than 292 years: durations lie between", e);
        }
    }

    /** @return the shortest text that {@link #parse} reads back as this duration; not for negative ones */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a duration is never negative here: " + duration);
        }
        if (duration.isZero()) {
            return "0s";
        }
        long rest = duration.toNanos();
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Long> unit : NANOS_BY_UNIT.entrySet()) {
            long count = rest / unit.getValue();
            if (count > 0) {
                text.append(count).append(unit.getKey());
                rest -= count * unit.getValue();
            }
        }
        return text.toString();
    }

    private static IllegalArgumentException notADuration(String text) {
        return new IllegalArgumentException("'" + text + "' is not a duration: write it like 500ms, 30s, 5m or 1h30m");
    }

    private static Map<String, Long> nanosByUnit() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("d", 86_400_000_000_000L);
        units.put("h", 3_600_000_000_000L);
        units.put("m", 60_000_000_000L);
        units.put("s", 1_000_000_000L);
        units.put("ms", 1_000_000L);
        units.put("us", 1_000L);
        units.put("ns", 1L);
        return units;
    }
}
