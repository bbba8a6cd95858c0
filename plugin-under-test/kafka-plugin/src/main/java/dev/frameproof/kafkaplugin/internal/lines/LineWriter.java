package dev.frameproof.kafkaplugin.internal.lines;

import dev.frameproof.frame.FloatText;
import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.FrameBatch;
import dev.frameproof.kafkaplugin.internal.rows.FrameNaming;
import dev.frameproof.kafkaplugin.internal.rows.FrameSink;
import dev.frameproof.kafkaplugin.internal.rows.JsonText;
import dev.frameproof.kafkaplugin.internal.rows.RecordWriter;
import dev.frameproof.kafkaplugin.internal.rows.Structure;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import dev.frameproof.kafkaplugin.internal.settings.LineProtocolChoice;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes a frame of each record, with a row a line and field, and sends it at once. Not safe for several threads. */
public final class LineWriter implements RecordWriter {
    private static final ByteBuffer NO_LINES = ByteBuffer.allocate(0);
    private static final long MILLI = 1_000_000;
    private static final long LARGEST_EXACT = (1L << 53) - 1;

    private final LineProtocolChoice choice;
    private final boolean arrivalTime;
    private final LineFilter filter;
    private final TagColumns tags;
    private final LineStructures structures;
    private final FrameBatch batch;
    private final LineReader reader = new LineReader();
    private final FloatText floats = new FloatText();
    private final Utf8Buffer plain = new Utf8Buffer(64);
    private final Utf8Buffer texts = new Utf8Buffer(256);
    private int[] tagFroms = new int[16];
    private int[] tagTos = new int[16];
    private boolean partitioned;

    /**
     * @param arrivalTime whether rows show the record's given time instead of the lines' own
     * @param fieldCap how many tags get columns
     */
    public LineWriter(
            FrameNaming naming, LineProtocolChoice choice, boolean arrivalTime, int fieldCap, FrameSink sink) {
        this.choice = choice;
        this.arrivalTime = arrivalTime;
        this.filter = new LineFilter(choice);
        this.tags = new TagColumns(fieldCap);
        this.structures = new LineStructures(naming, tags);
        this.batch = new FrameBatch(sink, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public void partitioned(boolean severalPartitions) {
        partitioned = severalPartitions;
        structures.partitioned(severalPartitions);
    }

    @Override
    public void add(int partition, long offset, long timestampMillis, ByteBuffer key, ByteBuffer value)
            throws InterruptedException {
        // A record without a line gets an error row like one whose lines are broken: none goes by unseen.
        ByteBuffer lines = value == null ? NO_LINES : value;
        byte[] bytes = new byte[0];
        int from = 0;
        if (lines.hasArray()) {
            bytes = lines.array();
            from = lines.arrayOffset() + lines.position();
        } else {
            bytes = new byte[lines.remaining()];
            lines.get(lines.position(), bytes);
        }
        reader.read(bytes, from, from + lines.remaining(), this::checkTime);
        if (reader.lines() == 0) {
            addError(partition, offset, timestampMillis);
        } else {
            addLines(bytes, partition, offset, timestampMillis);
        }
        batch.flush();
    }

    @Override
    public int pending() {
        return batch.rows();
    }

    @Override
    public void flush() throws InterruptedException {
        batch.flush();
    }

    private void addLines(byte[] bytes, int partition, long offset, long timestampMillis) throws InterruptedException {
        for (int i = 0; i < reader.lines(); i++) {
            Line line = reader.line(i);
            filter.apply(bytes, line);
            for (int tag = 0; line.fields > 0 && tag < line.tags; tag++) {
                tags.column(bytes, line.tagKeyFrom(tag), line.tagKeyTo(tag), tag);
            }
        }
        batch.begin(structures.rows(partition));
        for (int i = 0; i < reader.lines(); i++) {
            Line line = reader.line(i);
            if (line.fields > 0) {
                readTexts(bytes, line);
                for (int field = 0; field < line.fields; field++) {
                    addTime(line, timestampMillis);
                    addNames(bytes, line, field);
                    addValue(bytes, line, field);
                    addTags();
                    addPosition(partition, offset);
                    batch.end();
                }
            }
        }
    }

    /** Writes measurement and tags once for all rows of the line. */
    private void readTexts(byte[] bytes, Line line) {
        int count = tags.names().size();
        if (tagFroms.length < count) {
            tagFroms = new int[count * 2];
            tagTos = new int[count * 2];
        }
        Arrays.fill(tagFroms, 0, count, -1);
        texts.clear();
        for (int tag = 0; tag < line.tags; tag++) {
            int column = tags.column(bytes, line.tagKeyFrom(tag), line.tagKeyTo(tag), tag);
            if (column >= 0) {
                tagFroms[column] = texts.length();
                Escapes.name(bytes, line.tagFrom(tag), line.tagTo(tag), plain, texts);
                tagTos[column] = texts.length();
            }
        }
    }

    private void addTime(Line line, long timestampMillis) {
        if (arrivalTime || !line.timed) {
            batch.column(0).append(timestampMillis);
            return;
        }
        long unit = unitNanos(line.timestamp);
        if (unit >= MILLI) {
            batch.column(0).append(line.timestamp * (unit / MILLI));
        } else {
            long perMilli = MILLI / unit;
            batch.column(0).append(Math.floorDiv(line.timestamp, perMilli));
            batch.nanos((int) (Math.floorMod(line.timestamp, perMilli) * unit));
        }
    }

    private void checkTime(Line line) throws MalformedRecordException {
        long unit = line.timed ? unitNanos(line.timestamp) : 1;
        // Not by its absolute value, which the least long does not have.
        long most = Long.MAX_VALUE / unit;
        if (unit > MILLI && (line.timestamp > most || line.timestamp < -most)) {
            throw new MalformedRecordException("the timestamp " + line.timestamp + " is too far away");
        }
    }

    private long unitNanos(long timestamp) {
        return switch (choice.precision()) {
            case NS -> 1;
            case US -> 1_000;
            case MS -> MILLI;
            case S -> 1_000 * MILLI;
            case AUTO -> {
                // The least long has no absolute value, and belongs to the largest.
                long size = timestamp == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(timestamp);
                yield size >= 1_000_000_000_000_000_000L
                        ? 1
                        : size >= 1_000_000_000_000_000L ? 1_000 : size >= 1_000_000_000_000L ? MILLI : 1_000 * MILLI;
            }
        };
    }

    private void addNames(byte[] bytes, Line line, int field) {
        Utf8Buffer measurement = batch.column(1);
        measurement.append('"');
        Escapes.name(bytes, line.measurementFrom, line.measurementTo, plain, measurement);
        measurement.append('"');
        Utf8Buffer name = batch.column(2);
        name.append('"');
        Escapes.name(bytes, line.keyFrom(field), line.keyTo(field), plain, name);
        name.append('"');
    }

    private void addValue(byte[] bytes, Line line, int field) {
        Utf8Buffer number = batch.column(3);
        Utf8Buffer text = batch.column(4);
        long value = line.value(field);
        boolean exact = value >= -LARGEST_EXACT && value <= LARGEST_EXACT;
        switch (line.kind(field)) {
            case FLOAT -> {
                number.append(floats, Double.longBitsToDouble(value));
                text.append("null");
            }
            case INTEGER, UNSIGNED, BOOLEAN -> {
                boolean unsigned = line.kind(field) == Line.Kind.UNSIGNED;
                if (exact && (!unsigned || value >= 0)) {
                    number.append(value);
                    text.append("null");
                } else {
                    number.append("null");
                    text.append('"');
                    text.append(unsigned ? Long.toUnsignedString(value) : Long.toString(value));
                    text.append('"');
                }
            }
            case TEXT -> {
                number.append("null");
                text.append('"');
                Escapes.text(bytes, line.textFrom(field), line.textTo(field), plain, text);
                text.append('"');
            }
        }
    }

    private void addTags() {
        for (int tag = 0; tag < tags.names().size(); tag++) {
            Utf8Buffer column = batch.column(LineStructures.FIXED_BEFORE_TAGS + tag);
            if (tagFroms[tag] < 0) {
                column.append("null");
            } else {
                column.append('"');
                column.append(texts.array(), tagFroms[tag], tagTos[tag]);
                column.append('"');
            }
        }
    }

    private void addPosition(int partition, long offset) {
        int column = LineStructures.FIXED_BEFORE_TAGS + tags.names().size();
        if (partitioned) {
            batch.column(column++).append((long) partition);
        }
        batch.column(column).append(offset);
    }

    private void addError(int partition, long offset, long timestampMillis) throws InterruptedException {
        Structure structure = structures.errors(partition);
        batch.begin(structure);
        batch.column(0).append(timestampMillis);
        batch.column(1).append("\"\"");
        batch.column(2).append("\"\"");
        batch.column(3).append("null");
        batch.column(4).append("null");
        for (int tag = 0; tag < tags.names().size(); tag++) {
            batch.column(LineStructures.FIXED_BEFORE_TAGS + tag).append("null");
        }
        addPosition(partition, offset);
        JsonText.quoted(batch.column(structure.columns() - 1), reader.fault());
        batch.end();
    }
}
