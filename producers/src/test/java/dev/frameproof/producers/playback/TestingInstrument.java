package dev.frameproof.producers.playback;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;

/** Keeps what it is told, and when. */
final class TestingInstrument implements Receiver {
    private final Duration latency;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** @param nanos on {@link System#nanoTime()}'s scale */
    record Told(ShortMessage message, long nanos) {}

    TestingInstrument(Duration latency) {
        this.latency = latency;
    }

    Duration latency() {
        return latency;
    }

    List<Told> told() {
        return told;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void send(MidiMessage message, long timeStamp) {
        told.add(new Told((ShortMessage) message, System.nanoTime()));
    }

    @Override
    public void close() {
        closed = true;
    }
}
