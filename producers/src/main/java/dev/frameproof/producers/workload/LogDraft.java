package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededStream;
import java.util.List;

/** Makes up one entry; used once. What it draws, it draws from left to right. */
final class LogDraft {
    private static final double WITH_STACK = 0.8;
    private static final int MOST_CALLS = 6;
    private static final String BETWEEN = " - ";

    private final String service;
    private final LogLevel level;
    private final SeededStream chance;

    LogDraft(String service, LogLevel level, SeededStream chance) {
        this.service = service;
        this.level = level;
        this.chance = chance;
    }

    LogEntry entry(long millis) {
        String pattern = word(LogWords.MESSAGES.get(level));
        int between = pattern.indexOf(BETWEEN);
        String message = filledIn(pattern.substring(between + BETWEEN.length()));
        String stack = level == LogLevel.ERROR && chance.nextChance(WITH_STACK) ? stack() : "";
        return new LogEntry(millis, level, service, pattern.substring(0, between), message, stack);
    }

    private String stack() {
        StringBuilder text = new StringBuilder();
        List<String> thrown = LogWords.EXCEPTIONS.get(chance.nextBelow(LogWords.EXCEPTIONS.size()));
        for (int cause = 0; cause < thrown.size(); cause++) {
            text.append(cause == 0 ? "" : "\nCaused by: ").append(filledIn(thrown.get(cause)));
            for (int calls = chance.nextBetween(2, MOST_CALLS); calls > 0; calls--) {
                text.append("\n\tat com.example.").append(service).append('.').append(filledIn(word(LogWords.CALLS)));
            }
            if (cause > 0) {
                text.append("\n\t... ").append(chance.nextBetween(2, 40)).append(" more");
            }
        }
        return text.toString();
    }

    private String filledIn(String pattern) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', done)) {
            int close = pattern.indexOf('}', open);
            text.append(pattern, done, open).append(drawn(pattern.substring(open + 1, close)));
            done = close + 1;
        }
        return text.append(pattern, done, pattern.length()).toString();
    }

    private String drawn(String what) {
        return switch (what) {
            case "n" -> Integer.toString(chance.nextBetween(1, 200));
            case "id" -> Integer.toString(chance.nextBetween(1_000, 99_999));
            case "ms" -> Integer.toString(millis());
            case "user" -> word(LogWords.USERS);
            case "other" -> otherService();
            default -> throw new IllegalArgumentException("nothing is known as {" + what + "}");
        };
    }

    private String otherService() {
        int count = LogWords.SERVICES.size();
        int away = chance.nextBetween(1, count - 1);
        return LogWords.SERVICES.get((LogWords.SERVICES.indexOf(service) + away) % count);
    }

    /** What goes wrong takes longer. */
    private int millis() {
        return switch (level) {
            case DEBUG, INFO -> 1 + (int) (20 * chance.nextExponential());
            case WARN, ERROR -> 500 + (int) (400 * chance.nextExponential());
        };
    }

    private String word(List<String> words) {
        return words.get(chance.nextBelow(words.size()));
    }
}
