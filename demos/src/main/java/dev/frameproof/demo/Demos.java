package dev.frameproof.demo;

import java.util.List;
import java.util.Optional;

/** The demos that there are. */
public final class Demos {
    private static final List<Demo> ALL = List.of(
            ServersDemo.demo(),
            OrdersDemo.demo(),
            RaceDemo.demo(),
            MidiDemo.demo(),
            CdcDemo.demo(),
            LogsDemo.demo(),
            SpectrumDemo.demo(),
            SensorsDemo.demo(),
            NumbersDemo.demo());

    private Demos() {}

    /** @return all of them, in the order in which they are told */
    public static List<Demo> all() {
        return ALL;
    }

    /**
     * @param device a MIDI input or a microphone, by its name or a part of it; empty for the only or the usual one
     * @return the demo of that name with what is played or heard right now; empty where it has no such
     * @throws IllegalArgumentException when there is no such device; the message lists those there are
     */
    public static Optional<Demo> live(String name, String device) {
        return switch (name) {
            case "midi" -> Optional.of(MidiDemo.live(device));
            case "spectrum" -> Optional.of(SpectrumDemo.live(device));
            default -> Optional.empty();
        };
    }

    public static Optional<Demo> named(String name) {
        return ALL.stream().filter(demo -> demo.name().equals(name)).findFirst();
    }
}
