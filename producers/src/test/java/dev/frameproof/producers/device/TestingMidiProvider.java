package dev.frameproof.producers.device;

import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.spi.MidiDeviceProvider;

/** Two keyboards, which the JDK finds as it finds real ones. */
public final class TestingMidiProvider extends MidiDeviceProvider {
    public static final TestingKeyboard KEYBOARD = new TestingKeyboard("Testing Keyboard [hw:1,0,0]");
    public static final TestingKeyboard PADS = new TestingKeyboard("Testing Pads");

    private static final List<TestingKeyboard> ALL = List.of(KEYBOARD, PADS);

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        return ALL.stream().map(TestingKeyboard::getDeviceInfo).toArray(MidiDevice.Info[]::new);
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        return ALL.stream()
                .filter(keyboard -> keyboard.getDeviceInfo().equals(info))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }
}
