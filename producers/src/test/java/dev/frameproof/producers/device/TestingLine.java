package dev.frameproof.producers.device;

import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;

/** A line whose clock is the machine's: samples come and go in their own time. */
abstract class TestingLine implements DataLine {
    private final Class<? extends Line> kind;
    private volatile AudioFormat format;
    private volatile int bufferBytes = 8_192;
    private volatile boolean open;
    private volatile boolean running;
    private volatile long startNanos;

    TestingLine(Class<? extends Line> kind, AudioFormat format) {
        this.kind = kind;
        this.format = format;
    }

    final void openLine(AudioFormat chosen, int bytes) {
        format = chosen;
        bufferBytes = bytes;
        open = true;
    }

    /** @return how many frames have gone by since it was started */
    final long frames() {
        return running ? (long) ((System.nanoTime() - startNanos) / 1e9 * format.getFrameRate()) : 0;
    }

    /** Waits until so many frames have gone by, or it was stopped. */
    final void awaitFrames(long count) {
        while (running && frames() < count) {
            LockSupport.parkNanos(this, 500_000);
        }
    }

    @Override
    public void open() {
        open = true;
    }

    @Override
    public void close() {
        running = false;
        open = false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void start() {
        if (!running) {
            startNanos = System.nanoTime();
            running = true;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isActive() {
        return running;
    }

    @Override
    public void drain() {}

    @Override
    public void flush() {}

    @Override
    public AudioFormat getFormat() {
        return format;
    }

    @Override
    public int getBufferSize() {
        return bufferBytes;
    }

    @Override
    public int getFramePosition() {
        return (int) frames();
    }

    @Override
    public long getLongFramePosition() {
        return frames();
    }

    @Override
    public long getMicrosecondPosition() {
        return (long) (frames() / format.getFrameRate() * 1e6);
    }

    @Override
    public float getLevel() {
        return -1;
    }

    @Override
    public Line.Info getLineInfo() {
        return new DataLine.Info(kind, format);
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
