package dev.frameproof.producers.playback;

import dev.frameproof.producers.device.SoundOutputs;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.workload.Heard;
import java.nio.file.Path;

/**
 * What is sent is also heard, or written as it would be. Made before sending begins, started with it, stopped when it is
 * over, and closed in the end, which stops it as well.
 */
public interface Playback extends AutoCloseable {
    /**
     * @return what plays through this machine's sound output, which is opened now
     * @throws dev.frameproof.producers.device.DeviceUnavailableException when this machine cannot be heard
     */
    static Playback aloud(Heard heard) {
        return heard instanceof Heard.Music
                ? new MusicPlayback(new SynthesizerInstrument(SoundOutputs.synthesizer()))
                : SamplesPlayback.aloud(((Heard.Samples) heard).sound());
    }

    /**
     * @param file a .wav file, which is written anew: the first five minutes
     * @return what writes it, when it is closed
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    static Playback toFile(Heard heard, Path file) {
        WavOutput output = WavOutput.to(file);
        return heard instanceof Heard.Music
                ? new MusicPlayback(new WavInstrument(output))
                : new WavSamples(((Heard.Samples) heard).sound(), output);
    }

    /**
     * Plays on a thread of its own, in time with what is sent. Once.
     *
     * @param heard how it sounds, in the same way as what this was made for
     * @param times when each record is due
     * @param records how many there are at most
     */
    void start(Heard heard, TimeAxis times, long records);

    /** Nothing further is played: what sounds ends. Before {@link #start} too, which then plays nothing. Does not wait. */
    void stop();

    /** Lets go of the sound output, or writes the file. */
    @Override
    void close();
}
