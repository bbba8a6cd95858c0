package dev.frameproof.producers.playback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A .wav file that is to be written in the end; that it can be is known from the start. */
record WavOutput(Path file) {
    /** What is longer would keep whoever pressed Ctrl-C waiting. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** @throws UncheckedIOException when it cannot be written */
    static WavOutput to(Path file) {
        try {
            Files.write(file, new byte[0]);
            return new WavOutput(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param sound is closed */
    void write(AudioInputStream sound) {
        try (sound) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
