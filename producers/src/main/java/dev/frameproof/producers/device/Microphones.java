package dev.frameproof.producers.device;

import dev.frameproof.reports.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/** The sound inputs that the JDK finds. */
public final class Microphones {
    private static final int BITS = 16;
    private static final List<AudioFormat> FORMATS = List.of(
            new AudioFormat(48_000, BITS, 1, true, false),
            new AudioFormat(44_100, BITS, 1, true, false),
            new AudioFormat(48_000, BITS, 2, true, false),
            new AudioFormat(44_100, BITS, 2, true, false));
    private static final String REMEDY =
            "connect a microphone, and see that the system knows it and lets this program listen";

    private Microphones() {}

    /**
     * One that may be listened to.
     *
     * @param format what it gives: samples of 16 bits with a sign, little end first, of one or two channels
     */
    public record Microphone(Mixer mixer, AudioFormat format) {
        public String name() {
            return mixer.getMixerInfo().getName();
        }

        /**
         * @return its line, open and running
         * @throws DeviceUnavailableException when it cannot be opened
         */
        public TargetDataLine open() {
            TargetDataLine line = null;
            try {
                line = (TargetDataLine) mixer.getLine(new DataLine.Info(TargetDataLine.class, format));
                line.open(format);
                line.start();
                return line;
            } catch (LineUnavailableException | SecurityException | IllegalArgumentException taken) {
                if (line != null) {
                    line.close();
                }
                throw new DeviceUnavailableException(
                        new Problem(
                                "The microphone " + name() + " cannot be opened.",
                                String.valueOf(taken.getMessage()),
                                "See that it is connected, that no other program holds it, and that the system lets"
                                        + " this one listen."),
                        taken);
            }
        }
    }

    /** @return what they are called, the system's usual one first */
    public static List<String> names() {
        return all().stream().map(Microphone::name).toList();
    }

    /**
     * @param text its name, or a part of it that no other has; empty for the system's usual one
     * @return the microphone, which is not opened yet
     * @throws IllegalArgumentException when there is no such one; the message lists those there are
     */
    public static Microphone named(String text) {
        List<Microphone> all = all();
        if (text.isEmpty()) {
            return all.stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("this machine has no microphone; " + REMEDY));
        }
        List<String> names = all.stream().map(Microphone::name).toList();
        return all.get(DeviceNames.placeOf("microphone", names, text, REMEDY));
    }

    private static List<Microphone> all() {
        List<Microphone> all = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            Mixer mixer = AudioSystem.getMixer(info);
            format(mixer).ifPresent(format -> all.add(new Microphone(mixer, format)));
        }
        return all;
    }

    private static Optional<AudioFormat> format(Mixer mixer) {
        for (AudioFormat format : FORMATS) {
            Line.Info line = new DataLine.Info(TargetDataLine.class, format);
            if (mixer.isLineSupported(line)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
