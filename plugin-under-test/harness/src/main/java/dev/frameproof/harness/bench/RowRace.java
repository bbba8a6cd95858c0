package dev.frameproof.harness.bench;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameJsonReader;
import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.StreamEnd;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Counts a stream's rows until all have come. */
final class RowRace implements PacketListener {
    private static final String ERROR_COLUMN = "error";

    private final long expected;
    private final CompletableFuture<Double> rowsPerSecond = new CompletableFuture<>();
    private long rows;
    private long afterFirst;
    private long firstNanos;
    private long packets;

    RowRace(long expected) {
        this.expected = expected;
    }

    /** @return rows a second from the first packet to the last; fails when the stream ends before or shows errors */
    CompletableFuture<Double> rowsPerSecond() {
        return rowsPerSecond;
    }

    /** @return how many rows have come in how many packets */
    String progress() {
        return "%,d of %,d rows in %,d packets".formatted(rows, expected, packets);
    }

    @Override
    public void onPacket(byte[] data) {
        long now = System.nanoTime();
        try {
            take(data, now);
        } catch (RuntimeException e) {
            rowsPerSecond.completeExceptionally(e);
        }
    }

    private void take(byte[] data, long now) {
        if (packets++ == 0) {
            refuseErrors(data);
            firstNanos = now;
            rows = PacketRows.of(data);
            afterFirst = rows;
        } else {
            rows += PacketRows.of(data);
        }
        if (rows >= expected && !rowsPerSecond.isDone()) {
            rowsPerSecond.complete((rows - afterFirst) * 1e9 / Math.max(1, now - firstNanos));
        }
    }

    private static void refuseErrors(byte[] data) {
        Frame frame = new FrameJsonReader().read(data);
        if (frame.schema().fields().stream().map(Field::name).anyMatch(ERROR_COLUMN::equals)) {
            throw new IllegalStateException(
                    "the plugin cannot read the records: " + new String(data, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void onEnd(StreamEnd end) {
        rowsPerSecond.completeExceptionally(new IllegalStateException("the stream ended: " + end));
    }
}
