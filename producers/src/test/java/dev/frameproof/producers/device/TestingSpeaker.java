package dev.frameproof.producers.device;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;

/** Keeps what is played. */
public final class TestingSpeaker extends TestingLine implements SourceDataLine {
    private final ByteArrayOutputStream played = new ByteArrayOutputStream();

    TestingSpeaker(AudioFormat format) {
        super(SourceDataLine.class, format);
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
    public int write(byte[] bytes, int offset, int length) {
        if (!isRunning()) {
            return 0;
        }
        synchronized (played) {
            played.write(bytes, offset, length);
        }
        awaitFrames((written() - getBufferSize()) / getFormat().getFrameSize());
        return length;
    }

    @Override
    public int available() {
        long waiting = written() - frames() * getFormat().getFrameSize();
        return (int) Math.max(0, getBufferSize() - Math.max(0, waiting));
    }

    private long written() {
        synchronized (played) {
            return played.size();
        }
    }

    /** @return what was played, of samples of 16 bits, the first channel; 1 is full scale */
    public double[] samples() {
        byte[] bytes;
        synchronized (played) {
            bytes = played.toByteArray();
        }
        var values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        int channels = getFormat().getChannels();
        double[] samples = new double[values.remaining() / channels];
        Arrays.setAll(samples, i -> values.get(i * channels) / 32_767.0);
        return samples;
    }
}
