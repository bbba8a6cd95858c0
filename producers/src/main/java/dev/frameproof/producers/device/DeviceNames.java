package dev.frameproof.producers.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Devices by the names that people give. */
final class DeviceNames {
    private DeviceNames() {}

    /**
     * @param what the devices are called, for example {@code MIDI input}
     * @param names of the devices that there are
     * @param text a name, or a part of one alone, in capitals or not
     * @param remedy what to do where there is none at all
     * @return the place of the first device that is called so
     * @throws IllegalArgumentException when none or more than one is meant; the message lists those there are
     */
    static int placeOf(String what, List<String> names, String text, String remedy) {
        Optional<String> found = names.stream().filter(text::equals).findFirst().or(() -> {
            String part = text.toLowerCase(Locale.ROOT);
            List<String> meant = names.stream()
                    .distinct()
                    .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                    .toList();
            return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
        });
        return names.indexOf(found.orElseThrow(() -> new IllegalArgumentException(
                names.isEmpty()
                        ? "this machine has no %s; %s".formatted(what, remedy)
                        : (text.isEmpty() ? "say which %s" : "'%2$s' is no %1$s, or not one alone")
                                        .formatted(what, text)
                                + ": there are "
                                + String.join("; ", names))));
    }
}
