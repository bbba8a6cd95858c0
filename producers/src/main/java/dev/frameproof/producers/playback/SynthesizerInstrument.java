package dev.frameproof.producers.playback;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Synthesizer;

/** A synthesizer that is told each message when its time has come. */
final class SynthesizerInstrument implements Instrument {
    private static final long AT_ONCE = -1;

    private final Receiver receiver;
    private final Duration latency;
    private final AutoCloseable device;

    /** @param synthesizer that is open; closed with this */
    SynthesizerInstrument(Synthesizer synthesizer) {
        this(receiver(synthesizer), Duration.of(synthesizer.getLatency(), ChronoUnit.MICROS), synthesizer);
    }

    SynthesizerInstrument(Receiver receiver, Duration latency, AutoCloseable device) {
        this.receiver = requireNonNull(receiver, "receiver");
        this.latency = requireNonNull(latency, "latency");
        this.device = requireNonNull(device, "device");
    }

    private static Receiver receiver(Synthesizer synthesizer) {
        try {
            return synthesizer.getReceiver();
        } catch (MidiUnavailableException none) {
            synthesizer.close();
            throw new DeviceUnavailableException(
                    new Problem("The synthesizer takes no notes.", String.valueOf(none.getMessage()), ""), none);
        }
    }

    @Override
    public Duration latency() {
        return latency;
    }

    @Override
    public void play(ShortMessage message, long offsetNanos) {
        receiver.send(message, AT_ONCE);
    }

    @Override
    public void close() {
        receiver.close();
        try {
            device.close();
        } catch (Exception e) {
            throw new IllegalStateException("the synthesizer could not be closed", e);
        }
    }
}
