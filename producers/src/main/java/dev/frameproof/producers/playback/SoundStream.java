package dev.frameproof.producers.playback;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.sound.Sound;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;

/** A sound as samples of 16 bits with a sign, little end first, one channel. */
final class SoundStream extends InputStream {
    private static final int BLOCK_SAMPLES = 4_096;
    private static final int FULL_SCALE = Short.MAX_VALUE;

    private final Sound sound;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long next;

    SoundStream(Sound sound) {
        this.sound = requireNonNull(sound, "sound");
    }

    static AudioFormat format(Sound sound) {
        return new AudioFormat(sound.samplesPerSecond(), Short.SIZE, 1, true, false);
    }

    /** @return so many samples of a sound, from that one on */
    static byte[] bytes(Sound sound, long first, int samples) {
        double[] values = new double[samples];
        sound.read(first, values);
        ByteBuffer bytes = ByteBuffer.allocate(samples * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putShort((short) Math.rint(FULL_SCALE * Math.max(-1, Math.min(1, value))));
        }
        return bytes.array();
    }

    @Override
    public int read() {
        fill();
        return block.get() & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        fill();
        int count = Math.min(length, block.remaining());
        block.get(into, offset, count);
        return count;
    }

    private void fill() {
        if (!block.hasRemaining()) {
            block = ByteBuffer.wrap(bytes(sound, next, BLOCK_SAMPLES));
            next += BLOCK_SAMPLES;
        }
    }
}
