package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.text.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * One thing that can be set on a workload, by a text from a plan or a flag.
 *
 * @param <T> what the text means
 * @param name as it is written, for example {@code hosts}
 * @param defaultText the text that holds when none is given
 * @param allowed what may be written, for a person, for example {@code 1 to 100000}
 * @param description one line
 * @param reader turns the text into its meaning; throws {@link IllegalArgumentException} for any other text
 */
public record Setting<T>(
        String name, String defaultText, String allowed, String description, Function<String, T> reader) {
    public Setting {
        requireNonNull(name, "name");
        requireNonNull(defaultText, "defaultText");
        requireNonNull(allowed, "allowed");
        requireNonNull(description, "description");
        requireNonNull(reader, "reader");
    }

    /** @return a whole number from min to max */
    public static Setting<Integer> integer(String name, int standard, int min, int max, String description) {
        return new Setting<>(name, Integer.toString(standard), min + " to " + max, description, text -> {
            int value = Integer.parseInt(text);
            require(value >= min && value <= max);
            return value;
        });
    }

    /** @return a number from 0 to 1 */
    public static Setting<Double> probability(String name, double standard, String description) {
        return new Setting<>(name, Double.toString(standard), "0 to 1", description, text -> {
            double value = Double.parseDouble(text);
            require(value >= 0 && value <= 1);
            return value;
        });
    }

    /** @return a duration from min to max */
    public static Setting<Duration> duration(
            String name, Duration standard, Duration min, Duration max, String description) {
        String allowed = DurationText.format(min) + " to " + DurationText.format(max);
        return new Setting<>(name, DurationText.format(standard), allowed, description, text -> {
            Duration value = DurationText.parse(text);
            require(value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
            return value;
        });
    }

    /** @return one of some words, the first being the default */
    public static Setting<String> choice(String name, List<String> words, String description) {
        return new Setting<>(name, words.get(0), String.join(" or ", words), description, text -> {
            require(words.contains(text));
            return text;
        });
    }

    /** @return a power of two from min to max, both of which are such */
    public static Setting<Integer> powerOfTwo(String name, int standard, int min, int max, String description) {
        String allowed = "a power of two from " + min + " to " + max;
        return new Setting<>(name, Integer.toString(standard), allowed, description, text -> {
            int value = Integer.parseInt(text);
            require(value >= min && value <= max && Integer.bitCount(value) == 1);
            return value;
        });
    }

    /** @return the path of a file, none being the default */
    public static Setting<String> path(String name, String description) {
        return new Setting<>(name, "", "a path", description, text -> text);
    }

    /** @return the name of a device, or a part of it, none being the default */
    public static Setting<String> name(String name, String description) {
        return new Setting<>(name, "", "a name", description, text -> text);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
