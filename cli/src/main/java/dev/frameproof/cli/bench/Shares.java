package dev.frameproof.cli.bench;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** What processes used, the greatest first. */
final class Shares {
    private Shares() {}

    static String text(Map<String, Double> byName) {
        return byName.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> "%s %.2f".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
