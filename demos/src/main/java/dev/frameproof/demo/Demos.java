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

    public static Optional<Demo> named(String name) {
        return ALL.stream().filter(demo -> demo.name().equals(name)).findFirst();
    }
}
