package dev.frameproof.producers.playback;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.pacing.PacedLoop;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.workload.Heard;
import dev.frameproof.producers.workload.midi.MidiMessages;
import java.util.Optional;
import javax.sound.midi.ShortMessage;

/**
 * Music on an instrument, each message so much ahead of its record as the instrument needs, so that it is heard when the
 * record is due. What is played live is heard that much later.
 */
final class MusicPlayback implements Playback {
    private static final int CHANNELS = 16;

    private final Instrument instrument;
    private final PlaybackThread thread = new PlaybackThread();
    private Optional<PacedLoop> loop = Optional.empty();
    private boolean stopped;

    MusicPlayback(Instrument instrument) {
        this.instrument = requireNonNull(instrument, "instrument");
    }

    @Override
    public synchronized void start(Heard heard, TimeAxis times, long records) {
        Heard.Music music = (Heard.Music) heard;
        PacedLoop playing = new PacedLoop(times.pacing(), PacingClock.system());
        loop = Optional.of(playing);
        if (stopped) {
            playing.stop();
        }
        thread.start(() -> play(music, playing, times, records));
    }

    private void play(Heard.Music music, PacedLoop playing, TimeAxis times, long records) {
        long ahead =
                times.pacing() instanceof LivePacing ? 0 : instrument.latency().toNanos();
        long[] last = new long[1];
        playing.run(times.startNanos() - ahead, records, (n, intendedNanos) -> {
            last[0] = intendedNanos + ahead - times.startNanos();
            for (ShortMessage message : music.messages().apply(n)) {
                instrument.play(message, last[0]);
            }
        });
        long end = Math.max(last[0], System.nanoTime() - times.startNanos());
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (ShortMessage message : MidiMessages.silence(channel)) {
                instrument.play(message, end);
            }
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        loop.ifPresent(PacedLoop::stop);
    }

    @Override
    public void close() {
        stop();
        thread.join();
        instrument.close();
    }
}
