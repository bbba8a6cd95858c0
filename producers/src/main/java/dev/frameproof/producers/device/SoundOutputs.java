package dev.frameproof.producers.device;

import dev.frameproof.reports.Problem;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Synthesizer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;

/** Where this machine can be heard; of several outputs the one that the system uses. */
public final class SoundOutputs {
    private static final AudioFormat USUAL = new AudioFormat(44_100, 16, 2, true, false);

    private SoundOutputs() {}

    /** @return what they are called, in the JDK's order */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (AudioSystem.getMixer(info).isLineSupported(new DataLine.Info(SourceDataLine.class, USUAL))) {
                names.add(info.getName());
            }
        }
        return names;
    }

    /**
     * @return the JDK's synthesizer, open: what it is given is heard
     * @throws DeviceUnavailableException when this machine cannot be heard
     */
    public static Synthesizer synthesizer() {
        try {
            Synthesizer synthesizer = MidiSystem.getSynthesizer();
            synthesizer.open();
            return synthesizer;
        } catch (MidiUnavailableException | SecurityException | IllegalArgumentException none) {
            throw unavailable(none);
        }
    }

    /**
     * @param bufferBytes how much it holds that was written and is not heard yet
     * @return a line, open and not started
     * @throws DeviceUnavailableException when this machine cannot be heard
     */
    public static SourceDataLine line(AudioFormat format, int bufferBytes) {
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(format);
            line.open(format, bufferBytes);
            return line;
        } catch (LineUnavailableException | SecurityException | IllegalArgumentException none) {
            throw unavailable(none);
        }
    }

    private static DeviceUnavailableException unavailable(Exception none) {
        List<String> names = names();
        return new DeviceUnavailableException(
                new Problem(
                        "Nothing can be heard on this machine.",
                        names.isEmpty() ? "It has no sound output." : String.valueOf(none.getMessage()),
                        names.isEmpty()
                                ? "Connect one, leave --sound out, or have a file written: --sound=FILE.wav."
                                : "See that no other program holds " + String.join(", ", names)
                                        + "; leave --sound out, or have a file written: --sound=FILE.wav."),
                none);
    }
}
