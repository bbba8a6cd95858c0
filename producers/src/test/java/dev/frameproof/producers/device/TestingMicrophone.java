package dev.frameproof.producers.device;

import dev.frameproof.producers.workload.sound.Tone;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.TargetDataLine;

/** Hears a tone, at its own pace; both channels the same where there are two. */
public final class TestingMicrophone extends TestingLine implements TargetDataLine {
    private final int hertz;
    private final double amplitude;
    private volatile Optional<Thread> reader = Optional.empty();
    private long next;

    TestingMicrophone(AudioFormat format, Tone tone) {
        super(TargetDataLine.class, format);
        hertz = tone.hertz();
        amplitude = Math.pow(10, tone.levelDb() / 20);
    }

    @Override
    public void open(AudioFormat chosen, int bytes) {
        openLine(chosen, bytes);
    }

    @Override
    public void open(AudioFormat chosen) {
        open(chosen, getBufferSize());
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        reader = Optional.of(Thread.currentThread());
        int frames = length / getFormat().getFrameSize();
        awaitFrames(next + frames);
        if (!isRunning()) {
            return 0;
        }
        ByteBuffer values = ByteBuffer.wrap(into, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames; i++) {
            double value = amplitude
                    * Math.sin(2 * Math.PI * hertz * next++ / getFormat().getFrameRate());
            for (int channel = 0; channel < getFormat().getChannels(); channel++) {
                values.putShort((short) Math.rint(value * 32_767));
            }
        }
        return length;
    }

    @Override
    public int available() {
        return (int) Math.max(0, (frames() - next) * getFormat().getFrameSize());
    }

    /** @return the thread that read last */
    public Optional<Thread> reader() {
        return reader;
    }
}
