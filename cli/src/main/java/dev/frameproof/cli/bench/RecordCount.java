package dev.frameproof.cli.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of records as people write them: {@code 500000}, {@code 500k}, {@code 10M}. */
public final class RecordCount {
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9})([kM]?)");

    private RecordCount() {}

    /** @throws IllegalArgumentException when the text is no number of records above 0 */
    public static long parse(String text) {
        Matcher count = COUNT.matcher(text);
        long number = count.matches() ? Long.parseLong(count.group(1)) * unit(count.group(2)) : 0;
        if (number == 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no number of records: write it like 500000, 500k or 10M");
        }
        return number;
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "k" -> 1_000;
            case "M" -> 1_000_000;
            default -> 1;
        };
    }
}
