package dev.frameproof.plantedplugin;

import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameBuilder;
import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameJsonReader;
import dev.frameproof.frame.FrameJsonWriter;
import dev.frameproof.plantedplugin.PlantedFault.Kind;
import dev.frameproof.protocol.plugin.PacketSink;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Stands between a stream's frames and the host, and falsifies the rows at chosen offsets. */
final class PlantedSink implements PacketSink {
    private static final int EXIT_CODE = 7;

    /** Before the process dies: what was sent must have left it, so that exactly the rest is lost. */
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final PacketSink sink;
    private final List<PlantedFault> faults;
    private final boolean first;
    private final AtomicReference<Row> lastOfFirst;
    private final FrameJsonReader reader = new FrameJsonReader();
    private final FrameJsonWriter writer = new FrameJsonWriter();
    private final Map<Long, Row> swapped = new HashMap<>();
    private Row before;

    /**
     * @param first whether this is the process's first channel
     * @param lastOfFirst the first stream's last row, shared by all streams
     */
    PlantedSink(PacketSink sink, List<PlantedFault> faults, boolean first, AtomicReference<Row> lastOfFirst) {
        this.sink = sink;
        this.faults = faults;
        this.first = first;
        this.lastOfFirst = lastOfFirst;
    }

    @Override
    public void send(byte[] array, int offset, int length) throws InterruptedException {
        Frame frame;
        try {
            frame = reader.read(array, offset, length);
        } catch (FrameFormatException broken) {
            throw new IllegalStateException("the plugin made a frame that cannot be read", broken);
        }
        int offsets = Row.column(frame.schema(), "offset");
        boolean touched = !swapped.isEmpty() && offsets >= 0;
        for (int row = 0; row < frame.rows() && offsets >= 0 && !touched; row++) {
            long at = frame.columns().get(offsets).longAt(row);
            touched = faults.stream().anyMatch(fault -> fault.hits(at));
        }
        if (first && frame.rows() > 0 && offsets >= 0) {
            lastOfFirst.set(Row.of(frame, frame.rows() - 1));
        }
        if (!touched) {
            before = !first && frame.rows() > 0 && offsets >= 0 ? Row.of(frame, frame.rows() - 1) : before;
            sink.send(array, offset, length);
            return;
        }
        for (int row = 0; row < frame.rows(); row++) {
            sendRow(Row.of(frame, row), frame.columns().get(offsets).longAt(row), partition(frame, row));
        }
    }

    private static long partition(Frame frame, int row) {
        int column = Row.column(frame.schema(), "partition");
        return column == 1 ? frame.columns().get(column).longAt(row) : 0;
    }

    private void sendRow(Row original, long offset, long partition) throws InterruptedException {
        Row row = original;
        if (hit(Kind.DIE, offset)) {
            hold(LAST_WORDS);
            Runtime.getRuntime().halt(EXIT_CODE);
        }
        for (PlantedFault fault : faults) {
            if (fault.kind() == Kind.DELAY && fault.hits(offset)) {
                hold(fault.hold());
            }
        }
        row = hit(Kind.VALUE, offset) ? row.withOtherValue() : row;
        row = hit(Kind.TYPE, offset) ? row.withOtherType() : row;
        row = hit(Kind.TIMESTAMP, offset) ? row.withLaterTime() : row;
        row = hit(Kind.LOSE_COLUMN, offset) ? row.withoutLastColumn() : row;
        if (!first && hit(Kind.WRONG_CHANNEL, offset)) {
            row = row.withValuesOf(foreign(row));
        }
        before = original;
        if (hit(Kind.SWAP, offset)) {
            swapped.put(partition, row);
            return;
        }
        if (!hit(Kind.DROP, offset)) {
            write(row.frame());
        }
        if (hit(Kind.DUPLICATE, offset)) {
            write(row.frame());
        }
        if (hit(Kind.EMPTY_FRAMES, offset)) {
            write(new FrameBuilder(row.frame().schema()).frame());
        }
        Row held = swapped.remove(partition);
        if (held != null) {
            write(held.frame());
        }
    }

    /** @return another row: the first stream's last, or this stream's one before when that is no other */
    private Row foreign(Row row) {
        Row last = lastOfFirst.get();
        boolean other = last != null && !last.hasValuesOf(row);
        return other ? last : before == null ? row : before;
    }

    private boolean hit(Kind kind, long offset) {
        Predicate<PlantedFault> isMeant = fault -> fault.kind() == kind && fault.hits(offset);
        return faults.stream().anyMatch(isMeant);
    }

    /** Holds the stream up for that time, unless the host ends it meanwhile. */
    private void hold(Duration time) throws InterruptedException {
        var cancelled = new CountDownLatch(1);
        sink.onCancel(cancelled::countDown);
        boolean ended = cancelled.await(time.toMillis(), TimeUnit.MILLISECONDS);
        if (ended) {
            throw new CancellationException("the host has ended the stream");
        }
    }

    private void write(Frame frame) throws InterruptedException {
        sink.send(writer.writeBytes(frame));
    }

    @Override
    public boolean isReady() {
        return sink.isReady();
    }

    @Override
    public void awaitReady() throws InterruptedException {
        sink.awaitReady();
    }

    @Override
    public boolean isCancelled() {
        return sink.isCancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        sink.onCancel(action);
    }
}
