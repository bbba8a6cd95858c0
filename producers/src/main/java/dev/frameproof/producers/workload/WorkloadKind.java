package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A workload that can be asked for by name.
 *
 * @param name for example {@code orders}
 * @param description one line
 * @param settings what can be set, in the order in which a help text shows it
 * @param maker builds it
 * @param timed whether its samples have times of their own: {@link Workload#timing()}
 */
public record WorkloadKind(String name, String description, List<Setting<?>> settings, Maker maker, boolean timed) {
    /** A kind whose samples can be sent at any pace. */
    public WorkloadKind(String name, String description, List<Setting<?>> settings, Maker maker) {
        this(name, description, settings, maker, false);
    }

    /** Builds a workload from settings that were checked. */
    @FunctionalInterface
    public interface Maker {
        /** @throws IllegalArgumentException when the values do not go together */
        Workload make(SettingValues values, long seed);
    }

    public WorkloadKind {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        settings = List.copyOf(settings);
        requireNonNull(maker, "maker");
    }

    /**
     * @param given texts by setting name; what is not given has its default
     * @throws IllegalArgumentException for an unknown setting or a value that is not allowed
     */
    public Workload make(Map<String, String> given, long seed) {
        return maker.make(new SettingValues(name, settings, given), seed);
    }

    /** @return the text that holds for every setting, so that a report can say how to make the same data again */
    public Map<String, String> effectiveSettings(Map<String, String> given) {
        return new SettingValues(name, settings, given).texts();
    }
}
