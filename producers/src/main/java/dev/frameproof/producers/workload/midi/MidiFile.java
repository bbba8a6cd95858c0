package dev.frameproof.producers.workload.midi;

import static java.util.Comparator.comparingLong;

import dev.frameproof.producers.workload.midi.MidiEvent.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/**
 * A piece from a .mid file: notes, pitch bends and the sustain pedal (controller 64) of all tracks and channels, at the
 * times that the file's tempos make of their ticks, as {@link MidiMessages} reads them; instruments and other controllers
 * are for the ear alone. Things of one tick keep the order of the file, tracks one after another.
 */
public final class MidiFile {
    private static final int MOST_EVENTS = 50_000;
    private static final long SHORTEST_NANOS = 10_000_000;

    private final TempoMap tempos;
    private final List<MidiEvent> events = new ArrayList<>();
    private final List<MidiControl> controls = new ArrayList<>();

    private MidiFile(TempoMap tempos) {
        this.tempos = tempos;
    }

    /** @throws IllegalArgumentException when no piece can be had from it; the message names the file and says why */
    public static Score read(Path file) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            Sequence sequence = MidiSystem.getSequence(bytes);
            String name = String.valueOf(file.getFileName()).replaceAll("\\.[^.]*$", "");
            return new MidiFile(new TempoMap(sequence)).score(name, sequence, file);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(file + " is no MIDI file: " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " cannot be read: there is no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }

    private Score score(String name, Sequence sequence, Path file) {
        List<javax.sound.midi.MidiEvent> all = new ArrayList<>();
        for (Track track : sequence.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                all.add(track.get(i));
            }
        }
        all.sort(comparingLong(javax.sound.midi.MidiEvent::getTick));
        Taking taking = new Taking();
        MidiMessages messages = new MidiMessages(taking);
        for (javax.sound.midi.MidiEvent event : all) {
            if (event.getMessage() instanceof ShortMessage message) {
                taking.tick = event.getTick();
                messages.take(message);
            }
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no note");
        }
        if (events.size() > MOST_EVENTS) {
            throw new IllegalArgumentException(
                    "%s is too long: it has %,d notes on and off, bends and pedals, and may have %,d"
                            .formatted(file, events.size(), MOST_EVENTS));
        }
        long last = events.get(events.size() - 1).nanos();
        long length = Math.max(SHORTEST_NANOS, Math.max(last, tempos.nanos(sequence.getTickLength())));
        return new Score(name, events, controls, Duration.ofNanos(length));
    }

    private final class Taking implements MidiMessages.Meaning {
        private long tick;

        @Override
        public void event(Kind kind, int channel, int number, int value) {
            events.add(new MidiEvent(tempos.nanos(tick), tempos.beat(tick), kind, channel, number, value));
        }

        @Override
        public void control(ShortMessage message) {
            controls.add(MidiControl.of(events.size(), message));
        }
    }
}
