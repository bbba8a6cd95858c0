package dev.frameproof.producers.workload.midi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * A piece of music.
 *
 * @param name what it is called
 * @param events everything that happens, in order of time; 1 or more
 * @param controls what is heard and told in no event, in order; what comes behind the last event is not heard
 * @param length from the start to where it may begin again; no event lies later
 */
public record Score(String name, List<MidiEvent> events, List<MidiControl> controls, Duration length) {
    /** A piece for the usual instrument. */
    public Score(String name, List<MidiEvent> events, Duration length) {
        this(name, events, List.of(), length);
    }

    public Score {
        requireNonNull(name, "name");
        events = List.copyOf(events);
        controls = List.copyOf(controls);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("nothing happens in " + name + ": it has no note");
        }
        if (length.toNanos() < events.get(events.size() - 1).nanos()) {
            throw new IllegalArgumentException("the last event of " + name + " lies past its end");
        }
    }
}
