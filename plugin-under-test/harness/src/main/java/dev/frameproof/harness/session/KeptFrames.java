package dev.frameproof.harness.session;

import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameJsonReader;
import dev.frameproof.harness.internal.FrameTap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Keeps the first messages of a stream, for tests that look at them, up to a bound. */
final class KeptFrames implements FrameTap {
    private static final int KEPT_BYTES_AT_MOST = 32 << 20;

    private final Queue<byte[]> messages = new ArrayDeque<>();
    private int bytes;

    @Override
    public synchronized void accept(byte[] data, int from, int to, long arrivedNanos) {
        if (bytes + to - from <= KEPT_BYTES_AT_MOST) {
            bytes += to - from;
            messages.add(Arrays.copyOfRange(data, from, to));
        } else {
            // What follows makes no sense without what is missing: a later frame may lean on an earlier schema.
            bytes = KEPT_BYTES_AT_MOST;
        }
    }

    /** @return those that are frames, in the order in which they came */
    synchronized List<Frame> frames() {
        var reader = new FrameJsonReader();
        List<Frame> frames = new ArrayList<>();
        for (byte[] message : messages) {
            read(reader, message).ifPresent(frames::add);
        }
        return frames;
    }

    /** @return empty for what is no frame: the verification has it as a finding */
    private static Optional<Frame> read(FrameJsonReader reader, byte[] message) {
        try {
            return Optional.of(reader.read(message).copy());
        } catch (FrameFormatException malformed) {
            return Optional.empty();
        }
    }
}
