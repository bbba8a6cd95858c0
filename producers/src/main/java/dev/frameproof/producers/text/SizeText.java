package dev.frameproof.producers.text;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes in bytes as people write them: {@code 512B}, {@code 64KiB}, {@code 1.5MiB} (powers of 1024), {@code 10MB}
 * (powers of 1000). A number without a unit is bytes.
 */
public final class SizeText {
    private static final Map<String, Long> BYTES_BY_UNIT = bytesByUnit();
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s?([KMGT]i?B|B|)");

    private SizeText() {}

    /**
     * @return the size in bytes
     * @throws IllegalArgumentException when the text is no whole number of bytes; the message shows how one is written
     */
    public static long parse(String text) {
        requireNonNull(text, "text");
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size: write it like 512B, 64KiB, 1MiB or 10MB");
        }
        BigDecimal unit = BigDecimal.valueOf(BYTES_BY_UNIT.get(size.group(2)));
        try {
            return new BigDecimal(size.group(1)).multiply(unit).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number of bytes below 8 EiB", e);
        }
    }

    /** @return the size in the largest unit (powers of 1024) that holds it without a fraction, for example 64KiB */
    public static String format(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is never negative: " + bytes);
        }
        String[] units = {"TiB", "GiB", "MiB", "KiB"};
        for (String unit : units) {
            long unitBytes = BYTES_BY_UNIT.get(unit);
            if (bytes >= unitBytes && bytes % unitBytes == 0) {
                return bytes / unitBytes + unit;
            }
        }
        return bytes + "B";
    }

    private static Map<String, Long> bytesByUnit() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("", 1L);
        units.put("B", 1L);
        long decimal = 1;
        long binary = 1;
        for (String prefix : new String[] {"K", "M", "G", "T"}) {
            decimal *= 1000;
            binary *= 1024;
            units.put(prefix + "B", decimal);
            units.put(prefix + "iB", binary);
        }
        return units;
    }
}
