package dev.frameproof.producers.workload.midi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * A piece of music.
 *
 * @param name what it is called
 * @param events everything that happens, in order of time; 1 or more
 * @param length from the start to where it may begin again; no event lies later
 */
public record Score(String name, List<MidiEvent> events, Duration length) {
    public Score {
        requireNonNull(name, "name");
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("nothing happens in " + name + ": it has no note");
        }
        if (length.toNanos() < events.get(events.size() - 1).nanos()) {
            throw new IllegalArgumentException("the last event of " + name + " lies past its end");
        }
    }
}
