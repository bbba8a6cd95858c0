package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.device.MidiInputs;
import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.workload.midi.MidiEvent;
import dev.frameproof.producers.workload.midi.MidiEvent.Kind;
import dev.frameproof.producers.workload.midi.MidiMessages;
import dev.frameproof.producers.workload.midi.Score;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;

/**
 * What is played on a keyboard, in the members of {@link Midi}: the piece is the keyboard's name, a beat half a second,
 * and there is a column for each key of a piano (A0 to C8) and each drum of General MIDI, whatever is played. An event's
 * time is that of its arrival. What is played before anything is sent does not count.
 */
final class MidiLive implements LiveSource {
    private static final double NANOS_PER_BEAT = 0.5e9;
    private static final int HEARD_LATE_AT_MOST = 4_096;

    private final MidiDevice device;
    private final LongSupplier nanoClock;
    private final String name;
    private final LivePacing timing = new LivePacing();
    private final MidiSamples samples;
    private final MidiMessages messages = new MidiMessages(new Taking());
    private final Deque<MidiEvent> unsent = new ArrayDeque<>();
    private final Deque<List<ShortMessage>> heard = new ArrayDeque<>();
    private List<ShortMessage> controls = new ArrayList<>();
    private long events;

    /** @param device a MIDI input, not opened yet */
    MidiLive(MidiDevice device) {
        this(device, System::nanoTime);
    }

    MidiLive(MidiDevice device, LongSupplier nanoClock) {
        this.device = requireNonNull(device, "device");
        this.nanoClock = requireNonNull(nanoClock, "nanoClock");
        name = device.getDeviceInfo().getName();
        samples = new MidiSamples(name, MidiColumns.whole());
    }

    @Override
    public void open() {
        MidiInputs.open(device, new Listening());
    }

    /** @throws IllegalStateException when all that was played has been told */
    @Override
    public synchronized Sample measure() {
        MidiEvent next = unsent.poll();
        if (next == null) {
            throw new IllegalStateException(
                    "nothing has been played on " + name + " that was not sent: its events are sent as they come");
        }
        return samples.next(next);
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.empty();
    }

    @Override
    public Optional<Pacing> timing() {
        return Optional.of(timing);
    }

    /** @return a piece in which each key and drum is struck once, and something is bent */
    @Override
    public Optional<Workload> specimen() {
        MidiColumns columns = MidiColumns.whole();
        List<MidiEvent> all = new ArrayList<>();
        columns.notes().forEach(note -> strike(all, 1, note));
        columns.drums().forEach(drum -> strike(all, MidiEvent.DRUMS, drum));
        all.add(new MidiEvent(0, 0, Kind.PITCH_BEND, 1, 0, 0));
        return Optional.of(new Midi(new Score(name, all, Duration.ofMillis(1)), 1));
    }

    private static void strike(List<MidiEvent> all, int channel, int number) {
        all.add(new MidiEvent(0, 0, Kind.NOTE_ON, channel, number, 1));
        all.add(new MidiEvent(0, 0, Kind.NOTE_OFF, channel, number, 0));
    }

    @Override
    public Optional<Heard> heard() {
        return Optional.of(new Heard.Music(this::messages));
    }

    private synchronized List<ShortMessage> messages(long index) {
        long place = heard.size() - (events - index);
        return place < 0 ? List.of() : heard.stream().skip(place).findFirst().orElse(List.of());
    }

    @Override
    public void close() {
        timing.end();
        device.close();
    }

    private final class Listening implements Receiver {
        @Override
        public void send(MidiMessage message, long deviceMicros) {
            if (message instanceof ShortMessage known) {
                synchronized (MidiLive.this) {
                    messages.take(known);
                }
            }
        }

        @Override
        public void close() {
            timing.end();
        }
    }

    private final class Taking implements MidiMessages.Meaning {
        @Override
        public void event(Kind kind, int channel, int number, int value) {
            // Whoever is woken by this asks for the event, and waits until it is there.
            if (!timing.happened(nanoClock.getAsLong())) {
                return;
            }
            long nanos = timing.offsetNanos(events++);
            MidiEvent event = new MidiEvent(nanos, nanos / NANOS_PER_BEAT, kind, channel, number, value);
            unsent.add(event);
            controls.add(MidiMessages.of(event));
            heard.add(controls);
            controls = new ArrayList<>();
            if (heard.size() > HEARD_LATE_AT_MOST) {
                heard.poll();
            }
        }

        @Override
        public void control(ShortMessage message) {
            controls.add(message);
        }
    }
}
