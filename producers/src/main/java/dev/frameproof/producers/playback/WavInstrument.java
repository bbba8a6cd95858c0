package dev.frameproof.producers.playback;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * The JDK's synthesizer into a file: what was played is kept as a MIDI file, which the JDK reads as the sound that its
 * synthesizer makes of it, at 44.1 kHz, stereo.
 */
final class WavInstrument implements Instrument {
    // At 120 quarter notes a minute, as a file without a tempo has it, a tick is a tenth of a millisecond.
    private static final int TICKS_PER_QUARTER = 5_000;
    private static final long NANOS_PER_TICK = 100_000;
    private static final Duration FADING = Duration.ofSeconds(1);

    private final WavOutput output;
    private final Sequence sequence;
    private final Track track;
    private boolean whole = true;
    private long endNanos;

    WavInstrument(WavOutput output) {
        this.output = requireNonNull(output, "output");
        try {
            sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException(e);
        }
        track = sequence.createTrack();
        // The JDK's synthesizer cannot be had for the first time while the process is ending, which Ctrl-C may have
        // begun.
        try (AudioInputStream silence = sound()) {
            requireNonNull(silence, "silence");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Duration latency() {
        return Duration.ZERO;
    }

    @Override
    public void play(ShortMessage message, long offsetNanos) {
        long longest = WavOutput.LONGEST.toNanos();
        whole &= offsetNanos <= longest;
        if (whole) {
            endNanos = offsetNanos;
            track.add(new MidiEvent(message, offsetNanos / NANOS_PER_TICK));
        }
    }

    @Override
    public void close() {
        try {
            AudioInputStream sound = sound();
            double seconds = Duration.ofNanos(endNanos).plus(FADING).toNanos() / 1e9;
            long frames = Math.round(seconds * sound.getFormat().getFrameRate());
            output.write(new AudioInputStream(sound, sound.getFormat(), Math.min(frames, sound.getFrameLength())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AudioInputStream sound() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MidiSystem.write(sequence, 0, bytes);
        try {
            return AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException("the JDK has no synthesizer", e);
        }
    }
}
