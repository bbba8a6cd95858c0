package dev.frameproof.producers.workload.sound;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.reports.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.TargetDataLine;

/**
 * The newest samples that a microphone gave, its channels mixed; a thread of its own reads them. Any thread may ask.
 */
public final class MicrophoneSound implements AutoCloseable {
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(5);
    private static final int READS_PER_SECOND = 200;
    private static final double FULL_SCALE = 32_768;

    private final String name;
    private final TargetDataLine line;
    private final int channels;
    private final double[] ring;
    private final Thread reader;
    private long count;
    private boolean over;

    /**
     * @param line open and running, of samples of 16 bits with a sign, little end first; closed with this
     * @param keptSamples how many of the newest can be asked for
     */
    public MicrophoneSound(String name, TargetDataLine line, int keptSamples) {
        this.name = requireNonNull(name, "name");
        this.line = requireNonNull(line, "line");
        channels = line.getFormat().getChannels();
        ring = new double[keptSamples];
        reader = new Thread(this::read, "microphone");
        reader.setDaemon(true);
        reader.start();
    }

    public int samplesPerSecond() {
        return Math.round(line.getFormat().getSampleRate());
    }

    /**
     * Fills the block with the newest samples; waits until there are so many.
     *
     * @param block -1 to 1 is full scale
     * @return which sample of the sound is the block's first, from 0
     * @throws DeviceUnavailableException when it gives no more, or nothing within 5 s
     */
    public synchronized long newest(double[] block) {
        long deadline = System.nanoTime() + FIRST_WITHIN.toNanos();
        while (count < block.length && !over) {
            long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (millis <= 0) {
                throw silent("Nothing came from it within " + FIRST_WITHIN.toSeconds() + " s.", null);
            }
            try {
                wait(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw silent("It was waited for until the run was stopped.", stopped);
            }
        }
        if (over) {
            throw silent("It was closed or pulled out.", null);
        }
        for (int i = 0; i < block.length; i++) {
            block[i] = ring[(int) ((count - block.length + i) % ring.length)];
        }
        return count - block.length;
    }

    private DeviceUnavailableException silent(String why, Throwable cause) {
        return new DeviceUnavailableException(
                new Problem(
                        "The microphone " + name + " gives no sound.",
                        why,
                        "See that it is connected and that the system lets this program listen."),
                cause);
    }

    private void read() {
        AudioFormat format = line.getFormat();
        byte[] bytes = new byte[Math.max(1, samplesPerSecond() / READS_PER_SECOND) * format.getFrameSize()];
        int read = line.read(bytes, 0, bytes.length);
        while (read > 0) {
            add(ByteBuffer.wrap(bytes, 0, read).order(ByteOrder.LITTLE_ENDIAN));
            read = line.read(bytes, 0, bytes.length);
        }
        synchronized (this) {
            over = true;
            notifyAll();
        }
    }

    private synchronized void add(ByteBuffer values) {
        while (values.remaining() >= channels * Short.BYTES) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += values.getShort();
            }
            ring[(int) (count++ % ring.length)] = sum / channels / FULL_SCALE;
        }
        notifyAll();
    }

    /** Closes the line, and waits until nothing is read any more. */
    @Override
    public void close() {
        line.stop();
        line.close();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException stopped) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
