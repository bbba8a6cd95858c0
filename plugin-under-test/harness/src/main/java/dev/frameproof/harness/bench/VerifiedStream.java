package dev.frameproof.harness.bench;

import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.host.StreamHandle;
import java.util.concurrent.CompletableFuture;

/** Verifies a stream on the connection's own thread, so that a plugin that is faster has to wait. */
public final class VerifiedStream implements PacketListener, AutoCloseable {
    private final StreamVerifier verifier;
    private final long expected;
    private final CompletableFuture<Void> all = new CompletableFuture<>();
    private volatile long rows;
    private StreamHandle handle;

    VerifiedStream(StreamVerifier verifier, long expected) {
        this.verifier = verifier;
        this.expected = expected;
    }

    void streamedBy(StreamHandle stream) {
        handle = stream;
    }

    /** @return done when so many rows have come as are expected */
    public CompletableFuture<Void> all() {
        return all.copy();
    }

    /** @return how many rows have come */
    public long rows() {
        return rows;
    }

    @Override
    public void onPacket(byte[] data) {
        try {
            verifier.accept(data, 0, data.length, System.nanoTime());
            long now = rows + PacketRows.of(data);
            rows = now;
            if (now >= expected) {
                all.complete(null);
            }
        } catch (RuntimeException e) {
            all.completeExceptionally(e);
        }
    }

    @Override
    public void onEnd(StreamEnd end) {
        all.completeExceptionally(new IllegalStateException("the stream ended: " + end));
    }

    /** Ends the stream. */
    @Override
    public void close() {
        handle.cancel();
    }
}
