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
import java.util.BitSet;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/**
 * A piece from a .mid file: notes, pitch bends and the sustain pedal (controller 64) of all tracks and channels, at the
 * times that the file's tempos make of their ticks. Things of one tick keep the order of the file, tracks one after
 * another. A note-on of velocity 0 is a note-off; "all sound off" and "all notes off" (controllers 120 and 123) end each
 * note of their channel that sounds.
 */
public final class MidiFile {
    private static final int MOST_EVENTS = 50_000;
    private static final int NUMBERS = 128;
    private static final int SUSTAIN = 64;
    private static final int ALL_SOUND_OFF = 120;
    private static final int ALL_NOTES_OFF = 123;
    private static final int NO_BEND = 8192;
    private static final long SHORTEST_NANOS = 10_000_000;

    private final TempoMap tempos;
    private final List<MidiEvent> events = new ArrayList<>();
    private final BitSet sounding = new BitSet();

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
        for (javax.sound.midi.MidiEvent event : all) {
            if (event.getMessage() instanceof ShortMessage message) {
                take(event.getTick(), message);
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
        return new Score(name, events, Duration.ofNanos(length));
    }

    private void take(long tick, ShortMessage message) {
        int number = message.getData1();
        int value = message.getData2();
        switch (message.getCommand()) {
            case ShortMessage.NOTE_ON -> note(tick, message.getChannel(), number, value);
            case ShortMessage.NOTE_OFF -> note(tick, message.getChannel(), number, 0);
            case ShortMessage.PITCH_BEND ->
                add(tick, Kind.PITCH_BEND, message.getChannel(), 0, ((value << 7) | number) - NO_BEND);
            case ShortMessage.CONTROL_CHANGE -> {
                if (number == SUSTAIN) {
                    add(tick, Kind.SUSTAIN, message.getChannel(), 0, value);
                } else if (number == ALL_SOUND_OFF || number == ALL_NOTES_OFF) {
                    silence(tick, message.getChannel());
                }
            }
            default -> {
                // Instruments, pressure and other controllers are no columns.
            }
        }
    }

    private void note(long tick, int channel, int number, int velocity) {
        sounding.set(channel * NUMBERS + number, velocity > 0);
        add(tick, velocity > 0 ? Kind.NOTE_ON : Kind.NOTE_OFF, channel, number, velocity);
    }

    private void silence(long tick, int channel) {
        int next = sounding.nextSetBit(channel * NUMBERS);
        while (next >= 0 && next < (channel + 1) * NUMBERS) {
            note(tick, channel, next - channel * NUMBERS, 0);
            next = sounding.nextSetBit(next + 1);
        }
    }

    private void add(long tick, Kind kind, int channel, int number, int value) {
        events.add(new MidiEvent(tempos.nanos(tick), tempos.beat(tick), kind, channel + 1, number, value));
    }
}
