package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A histogram as it travels: every count of every bucket, in HdrHistogram's own compressed encoding. Adding two of them
 * up gives the very histogram that one recorder would hold that had recorded all of it.
 *
 * @param unit of the recorded values: {@code NANOSECONDS} or {@code MICROSECONDS}
 * @param data Base64
 */
public record EncodedHistogram(TimeUnit unit, String data) {
    public EncodedHistogram {
        requireNonNull(unit, "unit");
        requireNonNull(data, "data");
    }

    /** Encodes one that is not recorded into meanwhile. */
    public static EncodedHistogram of(Histogram histogram, TimeUnit unit) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return new EncodedHistogram(unit, Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
    }

    /** @throws IllegalArgumentException when it is none */
    public Histogram decode() {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(data)), 0);
        } catch (DataFormatException | RuntimeException broken) {
            throw new IllegalArgumentException("not an encoded histogram: " + broken.getMessage(), broken);
        }
    }

    /**
     * @return both together
     * @throws IllegalArgumentException when their units differ
     */
    public EncodedHistogram plus(EncodedHistogram other) {
        if (other.unit != unit) {
            throw new IllegalArgumentException("histograms of %s and %s do not add up".formatted(unit, other.unit));
        }
        Histogram sum = decode();
        sum.setAutoResize(true);
        sum.add(other.decode());
        return of(sum, unit);
    }
}
