package dev.frameproof.producers.device;

import dev.frameproof.producers.workload.sound.Tone;
import java.util.Arrays;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Control;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** A sound card with a speaker and a microphone that hears a tone; plugged in until it is closed, and the one that is heard meanwhile. */
public final class TestingSoundCard implements Mixer, AutoCloseable {
    private static final String USUAL_OUTPUT = "javax.sound.sampled.SourceDataLine";
    private static final String NAME = "Testing Sound Card";

    private final Info info = new NamedInfo();
    private final AudioFormat hearing;
    private final Tone heard;
    private volatile Optional<TestingSpeaker> speaker = Optional.empty();
    private volatile Optional<TestingMicrophone> microphone = Optional.empty();
    private volatile boolean taken;

    private TestingSoundCard(AudioFormat hearing, Tone heard) {
        this.hearing = hearing;
        this.heard = heard;
    }

    private static final class NamedInfo extends Info {
        NamedInfo() {
            super(NAME, "nobody", "for tests", "1");
        }
    }

    public static TestingSoundCard plugIn() {
        return plugIn(1, new Tone(1_000, -6));
    }

    /** @param channels of the microphone, which has no others */
    public static TestingSoundCard plugIn(int channels, Tone heard) {
        var card = new TestingSoundCard(new AudioFormat(48_000, 16, channels, true, false), heard);
        TestingMixerProvider.plug(Optional.of(card));
        System.setProperty(USUAL_OUTPUT, "#" + NAME);
        return card;
    }

    /** Another program holds it from now on. */
    public void take() {
        taken = true;
    }

    public TestingSpeaker speaker() {
        return speaker.orElseThrow();
    }

    public TestingMicrophone microphone() {
        return microphone.orElseThrow();
    }

    @Override
    public Line getLine(Line.Info line) throws LineUnavailableException {
        if (taken) {
            throw new LineUnavailableException("Device or resource busy");
        }
        if (line.getLineClass() == TargetDataLine.class) {
            microphone = Optional.of(new TestingMicrophone(hearing, heard));
            return microphone();
        }
        speaker = Optional.of(new TestingSpeaker(((DataLine.Info) line).getFormats()[0]));
        return speaker();
    }

    @Override
    public boolean isLineSupported(Line.Info line) {
        return line.getLineClass() == SourceDataLine.class
                || (line.getLineClass() == TargetDataLine.class
                        && line instanceof DataLine.Info data
                        && Arrays.stream(data.getFormats()).anyMatch(hearing::matches));
    }

    @Override
    public void close() {
        TestingMixerProvider.plug(Optional.empty());
        System.clearProperty(USUAL_OUTPUT);
    }

    @Override
    public Info getMixerInfo() {
        return info;
    }

    @Override
    public Line.Info[] getSourceLineInfo() {
        return new Line.Info[] {new DataLine.Info(SourceDataLine.class, hearing)};
    }

    @Override
    public Line.Info[] getTargetLineInfo() {
        return new Line.Info[] {new DataLine.Info(TargetDataLine.class, hearing)};
    }

    @Override
    public Line.Info[] getSourceLineInfo(Line.Info line) {
        return isLineSupported(line) ? new Line.Info[] {line} : new Line.Info[0];
    }

    @Override
    public Line.Info[] getTargetLineInfo(Line.Info line) {
        return getSourceLineInfo(line);
    }

    @Override
    public int getMaxLines(Line.Info line) {
        return AudioSystem.NOT_SPECIFIED;
    }

    @Override
    public Line[] getSourceLines() {
        return new Line[0];
    }

    @Override
    public Line[] getTargetLines() {
        return new Line[0];
    }

    @Override
    public void synchronize(Line[] lines, boolean maintainSync) {
        throw new IllegalArgumentException();
    }

    @Override
    public void unsynchronize(Line[] lines) {}

    @Override
    public boolean isSynchronizationSupported(Line[] lines, boolean maintainSync) {
        return false;
    }

    @Override
    public Line.Info getLineInfo() {
        return new Line.Info(Mixer.class);
    }

    @Override
    public void open() {}

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Control[] getControls() {
        return new Control[0];
    }

    @Override
    public boolean isControlSupported(Control.Type type) {
        return false;
    }

    @Override
    public Control getControl(Control.Type type) {
        throw new IllegalArgumentException();
    }

    @Override
    public void addLineListener(LineListener listener) {}

    @Override
    public void removeLineListener(LineListener listener) {}
}
