package dev.frameproof.producers.playback;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.workload.Heard;
import dev.frameproof.producers.workload.sound.Sound;
import java.time.Duration;
import java.util.Optional;
import javax.sound.sampled.AudioInputStream;

/** A sound into a file: as long as was sent. */
final class WavSamples implements Playback {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Sound sound;
    private final WavOutput output;
    private Optional<TimeAxis> times = Optional.empty();
    private Duration length = Duration.ZERO;
    private long records;
    private boolean stopped;

    WavSamples(Sound sound, WavOutput output) {
        this.sound = requireNonNull(sound, "sound");
        this.output = requireNonNull(output, "output");
    }

    @Override
    public synchronized void start(Heard heard, TimeAxis axis, long count) {
        times = Optional.of(axis);
        records = count;
    }

    @Override
    public synchronized void stop() {
        if (!stopped && times.isPresent()) {
            TimeAxis axis = times.get();
            Duration since = Duration.ofNanos(Math.max(0, System.nanoTime() - axis.startNanos()));
            boolean ended = axis.pacing().recordsWithin(since) >= records;
            length = ended ? Duration.ofNanos(axis.pacing().offsetNanos(records)) : since;
        }
        stopped = true;
    }

    @Override
    public void close() {
        stop();
        double seconds = Math.min(length.toNanos(), WavOutput.LONGEST.toNanos()) / NANOS_PER_SECOND;
        output.write(new AudioInputStream(
                new SoundStream(sound), SoundStream.format(sound), Math.round(seconds * sound.samplesPerSecond())));
    }
}
