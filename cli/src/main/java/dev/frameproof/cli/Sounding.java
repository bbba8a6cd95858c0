package dev.frameproof.cli;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.playback.Playback;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.workload.Heard;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What is heard while records are sent, if anything is; Ctrl-C ends it at once, and waits until its file is written. */
final class Sounding implements AutoCloseable {
    private final Optional<Playback> playback;
    private final Optional<Heard> heard;
    private final Optional<Interruption> interruption;

    private Sounding(Optional<Playback> playback, Optional<Heard> heard) {
        this.playback = requireNonNull(playback, "playback");
        this.heard = requireNonNull(heard, "heard");
        interruption = playback.map(playing -> new Interruption(playing::stop));
    }

    static Sounding silent() {
        return new Sounding(Optional.empty(), Optional.empty());
    }

    static Sounding of(Playback playback, Heard heard) {
        return new Sounding(Optional.of(playback), Optional.of(heard));
    }

    /** Sending begins. */
    void begins(TimeAxis times, long records) {
        playback.ifPresent(playing -> playing.start(heard.orElseThrow(), times, records));
    }

    /** As the other one, where only what is sent knows how it sounds. */
    void begins(Heard sent, TimeAxis times, long records) {
        playback.ifPresent(playing -> playing.start(sent, times, records));
    }

    /** Nothing further is sent. */
    void ends() {
        playback.ifPresent(Playback::stop);
    }

    /** @throws dev.frameproof.harness.EnvironmentException when a file could not be written */
    @Override
    public void close() {
        try {
            playback.ifPresent(Playback::close);
        } catch (UncheckedIOException full) {
            throw SoundOption.unwritten(full);
        } finally {
            interruption.ifPresent(Interruption::close);
        }
    }
}
