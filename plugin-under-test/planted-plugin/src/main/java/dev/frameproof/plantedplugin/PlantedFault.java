package dev.frameproof.plantedplugin;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fault to plant into a stream.
 *
 * @param kind what happens
 * @param every happens at each offset o of each partition where o + 1 is a multiple of this; 0 for not so
 * @param at happens at this offset of each partition; -1 for not so
 * @param hold how long {@link Kind#DELAY} holds everything up
 */
public record PlantedFault(Kind kind, long every, long at, Duration hold) {
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s)");

    /** What a fault does to the row at a chosen offset. */
    public enum Kind {
        /** The row is left out. */
        DROP,
        /** The row is sent twice. */
        DUPLICATE,
        /** The row is sent after the next one of its partition; never, when there is none. */
        SWAP,
        /** The last digit of the first value column that is not null is changed; of text the last character. */
        VALUE,
        /** The first value column that is a number is sent as text. */
        TYPE,
        /** The row, and everything behind it, is held up. */
        DELAY,
        /** The row is sent without its last column. */
        LOSE_COLUMN,
        /** A frame without rows is sent after the row. */
        EMPTY_FRAMES,
        /** The row's time is one millisecond late. */
        TIMESTAMP,
        /** The process ends, with exit code 7, before the row is sent. */
        DIE,
        /**
         * On every channel but the first that the process was asked for: the row has the values of the row that the first
         * channel sent last; where that is no other, those of the row before it on its own channel.
         */
        WRONG_CHANNEL;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public PlantedFault {
        requireNonNull(kind, "kind is null");
        requireNonNull(hold, "hold is null");
    }

    /** @return whether it happens at that offset */
    boolean hits(long offset) {
        return offset == at || (every > 0 && (offset + 1) % every == 0);
    }

    /**
     * Reads faults: {@code drop:every=1000;value:at=700;delay:at=300,for=2s}. {@code die:after=N} is {@code die:at=N}.
     *
     * @throws IllegalArgumentException for anything else; the message says what is known
     */
    public static List<PlantedFault> parse(String text) {
        List<PlantedFault> faults = new ArrayList<>();
        for (String one : text.split(";", -1)) {
            if (!one.isBlank() && !one.strip().equals("none")) {
                faults.add(parseOne(one.strip()));
            }
        }
        return faults;
    }

    private static PlantedFault parseOne(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        Kind kind = null;
        List<String> known = new ArrayList<>();
        for (Kind candidate : Kind.values()) {
            known.add(candidate.word());
            if (candidate.word().equals(word)) {
                kind = candidate;
            }
        }
        if (kind == null) {
            throw new IllegalArgumentException("unknown fault '" + word + "': known are " + String.join(", ", known));
        }
        Map<String, String> settings = new TreeMap<>();
        if (colon >= 0) {
            for (String setting : text.substring(colon + 1).split(",", -1)) {
                int equals = setting.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("fault '" + text + "': '" + setting + "' is not key=value");
                }
                settings.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        long every = number(text, settings.remove("every"), 0);
        long at = number(text, settings.remove("at"), number(text, settings.remove("after"), -1));
        Duration hold = duration(text, settings.remove("for"));
        if (!settings.isEmpty() || (every <= 0 && at < 0)) {
            throw new IllegalArgumentException(
                    "fault '" + text + "': give every=N or at=OFFSET (delay also takes for=2s, die takes after=N)");
        }
        return new PlantedFault(kind, every, at, hold);
    }

    private static long number(String fault, String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("fault '" + fault + "': '" + text + "' is no whole number", wrong);
        }
    }

    private static Duration duration(String fault, String text) {
        if (text == null) {
            return Duration.ofSeconds(2);
        }
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw new IllegalArgumentException("fault '" + fault + "': '" + text + "' is no time such as 2s or 500ms");
        }
        long amount = Long.parseLong(duration.group(1));
        return duration.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }
}
