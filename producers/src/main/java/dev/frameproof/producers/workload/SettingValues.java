package dev.frameproof.producers.workload;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The texts that were given for a workload's settings, checked, and the defaults for the rest. */
public final class SettingValues {
    private final String workload;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /**
     * @param workload the workload's name, for messages
     * @throws IllegalArgumentException for a setting that does not exist or a value that is not allowed; the message
     *     says what is
     */
    SettingValues(String workload, List<Setting<?>> settings, Map<String, String> given) {
        this.workload = workload;
        for (Setting<?> setting : settings) {
            texts.put(setting.name(), setting.defaultText());
        }
        given.forEach((name, text) -> {
            if (texts.replace(name, text) == null) {
                throw new IllegalArgumentException("workload '" + workload + "' has no setting '" + name + "': "
                        + settings.stream().map(Setting::name).collect(joining(", ", "it has ", "")));
            }
        });
        settings.forEach(this::get);
    }

    /** @return what the text given for this setting, or its default, means */
    public <T> T get(Setting<T> setting) {
        String text = texts.get(setting.name());
        try {
            return setting.reader().apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "workload '" + workload + "': " + setting.name() + " is " + setting.allowed() + ", not '" + text
                            + "'",
                    e);
        }
    }

    /**
     * @return what the finder finds for what was given
     * @throws IllegalArgumentException what the finder threw, the workload named ahead of it
     */
    <T, F> F find(Setting<T> setting, Function<T, F> finder) {
        try {
            return finder.apply(get(setting));
        } catch (IllegalArgumentException notThere) {
            throw new IllegalArgumentException("workload '" + workload + "': " + notThere.getMessage(), notThere);
        }
    }

    /**
     * @throws IllegalArgumentException when one of these was given, and other than it is anyway, although it does not
     *     apply, which the reason says
     */
    public void refuse(String reason, Setting<?>... settings) {
        for (Setting<?> setting : settings) {
            if (!texts.get(setting.name()).equals(setting.defaultText())) {
                throw new IllegalArgumentException(
                        "workload '" + workload + "': " + setting.name() + " does not go with " + reason);
            }
        }
    }

    /** @return the text that holds for each setting, in the order in which the workload lists them */
    public Map<String, String> texts() {
        return new LinkedHashMap<>(texts);
    }
}
