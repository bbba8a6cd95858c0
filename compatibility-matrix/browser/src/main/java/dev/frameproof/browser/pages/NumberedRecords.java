package dev.frameproof.browser.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Records whose values a page shows as they are: small whole numbers and words. */
final class NumberedRecords {
    private static final List<String> STATES = List.of("up", "down", "starting");

    private NumberedRecords() {}

    /** @return the values of records from a number on, as JSON */
    static String[] json(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(n -> "{\"n\":%d,\"state\":\"%s\"}".formatted(n, state(n)))
                .toArray(String[]::new);
    }

    /** @return what a table must show of them, in order */
    static List<Map<String, String>> rows(long first, int count) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (long n = first; n < first + count; n++) {
            rows.add(Map.of("n", Long.toString(n), "state", state(n)));
        }
        return rows;
    }

    private static String state(long n) {
        return STATES.get((int) (n % STATES.size()));
    }
}
