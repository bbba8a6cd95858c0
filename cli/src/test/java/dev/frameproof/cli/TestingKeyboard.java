package dev.frameproof.cli;

import java.util.List;
import java.util.Optional;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Transmitter;

/** A keyboard that a test plays. */
final class TestingKeyboard implements MidiDevice {
    private final Info info;
    private volatile Optional<Receiver> receiver = Optional.empty();
    private volatile boolean open;

    public TestingKeyboard(String name) {
        info = new NamedInfo(name);
    }

    private static final class NamedInfo extends Info {
        NamedInfo(String name) {
            super(name, "nobody", "for tests", "1");
        }
    }

    /** A message arrives at this moment, on a channel from 0. */
    public void play(int command, int channel, int first, int second) {
        try {
            receiver.orElseThrow().send(new ShortMessage(command, channel, first, second), -1);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Info getDeviceInfo() {
        return info;
    }

    @Override
    public void open() {
        open = true;
    }

    @Override
    public void close() {
        open = false;
        receiver = Optional.empty();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long getMicrosecondPosition() {
        return -1;
    }

    @Override
    public int getMaxReceivers() {
        return 0;
    }

    @Override
    public int getMaxTransmitters() {
        return -1;
    }

    @Override
    public Receiver getReceiver() throws MidiUnavailableException {
        throw new MidiUnavailableException("a keyboard only sends");
    }

    @Override
    public List<Receiver> getReceivers() {
        return List.of();
    }

    @Override
    public Transmitter getTransmitter() {
        return new Transmitter() {
            @Override
            public void setReceiver(Receiver other) {
                receiver = Optional.of(other);
            }

            @Override
            public Receiver getReceiver() {
                return receiver.orElse(null);
            }

            @Override
            public void close() {
                receiver = Optional.empty();
            }
        };
    }

    @Override
    public List<Transmitter> getTransmitters() {
        return List.of();
    }
}
