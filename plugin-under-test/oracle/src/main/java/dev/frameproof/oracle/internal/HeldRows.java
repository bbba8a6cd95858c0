package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Frame;
import dev.frameproof.producers.sink.SentLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Rows that came before it was known that they were sent, with the frames they are in. */
final class HeldRows {
    /** One such row. */
    static final class Row {
        final int frameRow;
        final int partition;
        final long offset;

        /** Whether its record was known when that was looked up last. */
        boolean known;

        Row(int frameRow, int partition, long offset) {
            this.frameRow = frameRow;
            this.partition = partition;
            this.offset = offset;
        }
    }

    /** One frame with such rows. */
    record Held(Frame frame, List<Row> rows, long arrivedNanos, int bytes) {}

    private final Deque<Held> frames = new ArrayDeque<>();
    private final int bytesAtMost;
    private long bytes;
    private long rows;
    private List<Row> noted = new ArrayList<>();

    HeldRows(int bytesAtMost) {
        this.bytesAtMost = bytesAtMost;
    }

    /** Notes a row of the frame that is being looked at. */
    void note(int frameRow, int partition, long offset) {
        noted.add(new Row(frameRow, partition, offset));
        rows++;
    }

    /** @return the rows of the frame that is being looked at; for taking some out again */
    List<Row> noted() {
        return noted;
    }

    /** Keeps the frame if it has such rows. */
    void keep(Frame frame, long arrivedNanos, int frameBytes) {
        if (!noted.isEmpty()) {
            frames.add(new Held(frame.copy(), noted, arrivedNanos, frameBytes));
            bytes += frameBytes;
            noted = new ArrayList<>();
        }
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** @return how many rows wait */
    long rows() {
        return rows;
    }

    /** @return the frames, the oldest first; for going through while rows and frames are taken out */
    Deque<Held> frames() {
        return frames;
    }

    /**
     * Looks up which rows' records are known by now: the newest rows first, since records become known in the order of
     * their partition, meanwhile too. So no row counts as known while one before it does not.
     */
    void lookUp(SentLog positions) {
        Iterator<Held> newestFirst = frames.descendingIterator();
        while (newestFirst.hasNext()) {
            List<Row> ofFrame = newestFirst.next().rows();
            for (int i = ofFrame.size() - 1; i >= 0; i--) {
                Row row = ofFrame.get(i);
                row.known = positions.indexAt(row.partition, row.offset) >= 0;
            }
        }
    }

    /** Notes that a row waits no longer. */
    void released() {
        rows--;
    }

    /** Notes that a frame has no rows left and was taken out. */
    void released(Held frame) {
        bytes -= frame.bytes();
    }

    /** @return whether the oldest frame must go, known or not */
    boolean overfull() {
        return bytes > bytesAtMost;
    }
}
