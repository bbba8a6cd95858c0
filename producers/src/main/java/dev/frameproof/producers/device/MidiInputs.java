package dev.frameproof.producers.device;

import dev.frameproof.reports.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Synthesizer;

/** The keyboards and other MIDI inputs that the JDK finds; its own sequencer and synthesizer are none. */
public final class MidiInputs {
    private MidiInputs() {}

    /** @return what they are called, in the JDK's order */
    public static List<String> names() {
        return devices().stream()
                .map(device -> device.getDeviceInfo().getName())
                .toList();
    }

    /**
     * @param text its name, or a part of it that no other has
     * @return the input, which is not opened yet
     * @throws IllegalArgumentException when there is no such one; the message lists those there are
     */
    public static MidiDevice named(String text) {
        List<MidiDevice> devices = devices();
        return devices.get(DeviceNames.placeOf(
                "MIDI input",
                devices.stream().map(device -> device.getDeviceInfo().getName()).toList(),
                text,
                "connect a keyboard, and see that the system knows it"));
    }

    /**
     * Opens an input, whose messages go to the receiver from now on.
     *
     * @throws DeviceUnavailableException when it cannot be opened
     */
    public static void open(MidiDevice input, Receiver receiver) {
        try {
            input.open();
            input.getTransmitter().setReceiver(receiver);
        } catch (MidiUnavailableException | SecurityException | IllegalStateException taken) {
            input.close();
            throw new DeviceUnavailableException(
                    new Problem(
                            "The MIDI input " + input.getDeviceInfo().getName() + " cannot be opened.",
                            String.valueOf(taken.getMessage()),
                            "See that it is connected, and that no other program holds it."),
                    taken);
        }
    }

    private static List<MidiDevice> devices() {
        return Arrays.stream(MidiSystem.getMidiDeviceInfo())
                .map(MidiInputs::device)
                .flatMap(Optional::stream)
                .filter(device -> device.getMaxTransmitters() != 0)
                .filter(device -> !(device instanceof Sequencer) && !(device instanceof Synthesizer))
                .toList();
    }

    private static Optional<MidiDevice> device(MidiDevice.Info info) {
        try {
            return Optional.of(MidiSystem.getMidiDevice(info));
        } catch (MidiUnavailableException | IllegalArgumentException pulledOut) {
            return Optional.empty();
        }
    }
}
