package dev.frameproof.producers.playback;

import java.time.Duration;
import javax.sound.midi.ShortMessage;

/** Something that plays music. One thread at a time calls it. */
interface Instrument extends AutoCloseable {
    /** @return how long after it is told it is heard */
    Duration latency();

    /** @param offsetNanos when it is to be heard, in nanoseconds from the start; no earlier than what was told before */
    void play(ShortMessage message, long offsetNanos);

    @Override
    void close();
}
