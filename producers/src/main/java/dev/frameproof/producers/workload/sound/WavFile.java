package dev.frameproof.producers.workload.sound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A sound from a file (.wav, .aiff or .au), over and over; its channels are mixed. Kept in memory. */
public final class WavFile implements Sound {
    private static final int MOST_SAMPLES = 1 << 25;
    private static final int LOWEST_RATE = 1_000;
    private static final int HIGHEST_RATE = 384_000;

    private final int samplesPerSecond;
    private final float[] samples;

    private WavFile(int samplesPerSecond, float[] samples) {
        this.samplesPerSecond = samplesPerSecond;
        this.samples = samples;
    }

    /** @throws IllegalArgumentException when it cannot be read; the message names the file and says why */
    public static WavFile read(Path file) {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file));
                AudioInputStream encoded = AudioSystem.getAudioInputStream(bytes)) {
            AudioFormat format = encoded.getFormat();
            int channels = format.getChannels();
            int rate = Math.round(format.getSampleRate());
            if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
                throw new IllegalArgumentException(file + " has " + rate + " samples a second: " + LOWEST_RATE + " to "
                        + HIGHEST_RATE + " can be read");
            }
            AudioFormat floats = new AudioFormat(
                    AudioFormat.Encoding.PCM_FLOAT,
                    format.getSampleRate(),
                    Float.SIZE,
                    channels,
                    channels * Float.BYTES,
                    format.getSampleRate(),
                    false);
            try (AudioInputStream decoded = AudioSystem.getAudioInputStream(floats, encoded)) {
                return new WavFile(rate, mixed(decoded, channels, file));
            }
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalArgumentException(file + " is no sound that can be read: make it a .wav", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " cannot be read: there is no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }

    private static float[] mixed(AudioInputStream decoded, int channels, Path file) throws IOException {
        int frameBytes = channels * Float.BYTES;
        byte[] bytes = decoded.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, (MOST_SAMPLES + 1L) * frameBytes));
        int count = bytes.length / frameBytes;
        if (count == 0) {
            throw new IllegalArgumentException(file + " holds no sound");
        }
        if (count > MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    file + " is too long: it may have " + MOST_SAMPLES + " samples, 12 minutes at 44.1 kHz");
        }
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += values.getFloat();
            }
            samples[i] = sum / channels;
        }
        return samples;
    }

    @Override
    public int samplesPerSecond() {
        return samplesPerSecond;
    }

    @Override
    public void read(long first, double[] block) {
        for (int i = 0; i < block.length; i++) {
            block[i] = samples[(int) ((first + i) % samples.length)];
        }
    }
}
