package dev.frameproof.kafkaplugin.internal.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers rows of one structure and sends them as a frame. A row of another structure sends what was gathered first, so
 * no row ever overtakes another.
 */
public final class FrameBatch {
    private static final byte[] TAIL = "}}".getBytes(StandardCharsets.US_ASCII);

    private final FrameSink sink;
    private final int maxRows;
    private final int maxBytes;
    private final List<Utf8Buffer> columns = new ArrayList<>();
    private final FrameExtras extras = new FrameExtras();
    private Structure structure;
    private byte[] frame = {};
    private int rows;

    public FrameBatch(FrameSink sink, int maxRows, int maxBytes) {
        this.sink = sink;
        this.maxRows = maxRows;
        this.maxBytes = maxBytes;
    }

    public int rows() {
        return rows;
    }

    /** Makes ready for one more row of that structure. */
    public void begin(Structure ofRow) throws InterruptedException {
        if (structure != ofRow) {
            flush();
            structure = ofRow;
            while (columns.size() < ofRow.columns()) {
                columns.add(new Utf8Buffer(256));
            }
        }
    }

    /** @return the column to append the row's value to, with the comma set */
    public Utf8Buffer column(int index) {
        Utf8Buffer column = columns.get(index);
        if (rows > 0) {
            column.append(',');
        }
        return column;
    }

    /** Says that the row's value in that column, written as null, is NaN or infinite. */
    public void entity(int column, double value) {
        extras.entity(column, rows, value);
    }

    /** Says by how many nanoseconds the row's time is behind its millisecond; the time is the first column. */
    public void nanos(int nanos) {
        extras.nanos(rows, nanos);
    }

    /** Counts the row in; sends the frame when it is full. */
    public void end() throws InterruptedException {
        rows++;
        if (rows >= maxRows || bytes() >= maxBytes) {
            flush();
        }
    }

    /** Sends what was gathered. */
    public void flush() throws InterruptedException {
        if (rows == 0) {
            return;
        }
        extras.write(structure.columns(), rows);
        int length = assemble();
        extras.clear();
        rows = 0;
        for (int i = 0; i < structure.columns(); i++) {
            columns.get(i).clear();
        }
        sink.send(frame, 0, length);
    }

    private int bytes() {
        int bytes = 0;
        for (int i = 0; i < structure.columns(); i++) {
            bytes += columns.get(i).length();
        }
        return bytes;
    }

    /** @return how long the frame is that now lies in {@link #frame} */
    private int assemble() {
        int count = structure.columns();
        int length =
                structure.headLength() + bytes() + 3 * count + extras.text().length() + TAIL.length;
        if (frame.length < length) {
            frame = new byte[length + length / 4];
        }
        structure.copyHead(frame);
        int at = structure.headLength();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                frame[at++] = ',';
            }
            Utf8Buffer column = columns.get(i);
            frame[at++] = '[';
            System.arraycopy(column.array(), 0, frame, at, column.length());
            at += column.length();
            frame[at++] = ']';
        }
        frame[at++] = ']';
        Utf8Buffer rest = extras.text();
        System.arraycopy(rest.array(), 0, frame, at, rest.length());
        at += rest.length();
        System.arraycopy(TAIL, 0, frame, at, TAIL.length);
        return length;
    }
}
