package dev.frameproof.harness.recording;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Frames in a file, each after its length, so that a long watch needs no memory for them. Safe for use by several threads. */
final class FrameSpool implements AutoCloseable {
    private static final int FIRST_ROOM = 1_024;

    private final Path file;
    private final DataOutputStream out;
    private final long epochMicrosAtZero;
    private long[] arrivedMicros = new long[FIRST_ROOM];
    private int count;
    private IOException failure;

    FrameSpool(Path file) throws IOException {
        this.file = file;
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        Instant now = Clock.systemUTC().instant();
        epochMicrosAtZero = TimeUnit.SECONDS.toMicros(now.getEpochSecond())
                + TimeUnit.NANOSECONDS.toMicros(now.getNano())
                - TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
    }

    /** A failure is told by {@link #forEach}: whoever brings frames cannot help it. */
    synchronized void add(byte[] bytes, int from, int to, long arrivedNanos) {
        if (failure != null) {
            return;
        }
        try {
            out.writeInt(to - from);
            out.write(bytes, from, to - from);
        } catch (IOException full) {
            failure = full;
            return;
        }
        if (count == arrivedMicros.length) {
            arrivedMicros = Arrays.copyOf(arrivedMicros, count * 2);
        }
        arrivedMicros[count++] = epochMicrosAtZero + TimeUnit.NANOSECONDS.toMicros(arrivedNanos);
    }

    /** @return when each frame came, in microseconds since the epoch */
    synchronized long[] arrivedMicros() {
        return Arrays.copyOf(arrivedMicros, count);
    }

    /** @throws IOException also when one of the frames could not be written before */
    synchronized void forEach(FrameVisitor visitor) throws IOException {
        if (failure != null) {
            throw failure;
        }
        out.flush();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int i = 0; i < count; i++) {
                visitor.visit(in.readNBytes(in.readInt()));
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Takes one frame. */
    @FunctionalInterface
    interface FrameVisitor {
        void visit(byte[] frame) throws IOException;
    }
}
