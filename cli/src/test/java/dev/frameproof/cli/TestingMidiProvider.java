package dev.frameproof.cli;

import javax.sound.midi.MidiDevice;
import javax.sound.midi.spi.MidiDeviceProvider;

/** A keyboard, which the JDK finds as it finds real ones. */
public final class TestingMidiProvider extends MidiDeviceProvider {
    static final TestingKeyboard KEYBOARD = new TestingKeyboard("Testing Keyboard");

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        return new MidiDevice.Info[] {KEYBOARD.getDeviceInfo()};
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        if (!info.equals(KEYBOARD.getDeviceInfo())) {
            throw new IllegalArgumentException();
        }
        return KEYBOARD;
    }
}
