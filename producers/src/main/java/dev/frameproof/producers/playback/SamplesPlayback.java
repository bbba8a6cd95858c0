package dev.frameproof.producers.playback;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.device.SoundOutputs;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.workload.Heard;
import dev.frameproof.producers.workload.sound.Sound;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;

/**
 * A sound through a line, which takes no more than {@value #BUFFERED_MILLIS} ms ahead: so long before it is heard each
 * sample is written. Where the line's clock and this machine's have drifted apart, or nothing was written for a while,
 * it goes on at the place where it should be.
 */
final class SamplesPlayback implements Playback {
    static final int BUFFERED_MILLIS = 100;

    private static final int BLOCKS_PER_SECOND = 50;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double DRIFT_SECONDS = 0.08;

    private final Sound sound;
    private final SourceDataLine line;
    private final PacingClock clock;
    private final PlaybackThread thread = new PlaybackThread();
    private volatile boolean stopped;

    /** Through this machine's sound output. */
    static SamplesPlayback aloud(Sound sound) {
        AudioFormat format = SoundStream.format(sound);
        int bufferBytes = sound.samplesPerSecond() * BUFFERED_MILLIS / 1_000 * format.getFrameSize();
        return new SamplesPlayback(sound, SoundOutputs.line(format, bufferBytes), PacingClock.system());
    }

    /** @param line that is open, and takes the sound's format; closed with this */
    SamplesPlayback(Sound sound, SourceDataLine line, PacingClock clock) {
        this.sound = requireNonNull(sound, "sound");
        this.line = requireNonNull(line, "line");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void start(Heard heard, TimeAxis times, long records) {
        thread.start(() -> play(times.startNanos()));
    }

    private void play(long startNanos) {
        int rate = sound.samplesPerSecond();
        int block = rate / BLOCKS_PER_SECOND;
        long next = Long.MIN_VALUE;
        line.start();
        while (!stopped) {
            double heardSeconds = (clock.nanoTime() - startNanos) / NANOS_PER_SECOND;
            int buffered = line.getBufferSize() - line.available();
            double due =
                    heardSeconds * rate + (double) buffered / line.getFormat().getFrameSize();
            if (next < 0 || due - next > DRIFT_SECONDS * rate) {
                next = Math.max(0, Math.round(due));
            } else if (next - due > DRIFT_SECONDS * rate) {
                clock.parkUntil(clock.nanoTime() + (long) ((next - due) / rate * NANOS_PER_SECOND));
            }
            byte[] bytes = SoundStream.bytes(sound, next, block);
            if (line.write(bytes, 0, bytes.length) < bytes.length) {
                break;
            }
            next += block;
        }
        line.stop();
        line.flush();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        stop();
        line.stop();
        line.flush();
        thread.join();
        line.close();
    }
}
