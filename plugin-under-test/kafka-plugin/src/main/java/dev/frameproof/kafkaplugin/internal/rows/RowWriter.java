package dev.frameproof.kafkaplugin.internal.rows;

import dev.frameproof.frame.FloatText;
import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.CellDecoder;
import dev.frameproof.kafkaplugin.internal.decoding.KeyFormat;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes rows of one stream's records and frames of the rows: one record, one row, in the order in which they are added.
 * A record that cannot be decoded becomes an error row. Not safe for several threads.
 */
public final class RowWriter implements RecordWriter {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_NAMES = 50_000;
    private static final int ANY_PARTITION = -1;

    private final Options options;
    private final FrameBatch batch;
    private final Cells cells = new Cells();
    private final FloatText floats = new FloatText();
    private final Map<Integer, Layouts> layouts = new HashMap<>();
    private ColumnNames names;
    private CellDecoder keyDecoder;
    private CellDecoder valueDecoder;
    private boolean partitioned;
    private long rows;
    private long errors;

    /** How records become rows: what the query and the datasource's settings say. */
    public record Options(
            FrameNaming naming,
            ValueFormat valueFormat,
            KeyFormat keyFormat,
            int flattenMaxDepth,
            int flattenFieldCap,
            int maxRows,
            int maxBytes) {}

    public RowWriter(Options options, FrameSink sink) {
        this.options = options;
        this.batch = new FrameBatch(sink, options.maxRows(), options.maxBytes());
        forget();
    }

    @Override
    public void partitioned(boolean severalPartitions) {
        if (partitioned != severalPartitions) {
            partitioned = severalPartitions;
            layouts.clear();
        }
    }

    @Override
    public void add(int partition, long offset, long timestampMillis, ByteBuffer key, ByteBuffer value)
            throws InterruptedException {
        if (names.size() > MOST_NAMES) {
            forget();
        }
        rows++;
        Layouts ofPartition = layouts(partition);
        cells.clear();
        try {
            decode(keyDecoder, key);
            cells.endKeys();
            decode(valueDecoder, value);
        } catch (MalformedRecordException e) {
            errors++;
            addError(ofPartition.errors(), partition, offset, timestampMillis, e.getMessage());
            return;
        }
        addRow(ofPartition.of(cells), partition, offset, timestampMillis);
    }

    @Override
    public int pending() {
        return batch.rows();
    }

    @Override
    public void flush() throws InterruptedException {
        batch.flush();
    }

    /** @return how many records were added */
    public long rows() {
        return rows;
    }

    /** @return how many of the records could not be decoded */
    public long errors() {
        return errors;
    }

    private void addRow(Layout layout, int partition, long offset, long timestampMillis) throws InterruptedException {
        Structure structure = layout.structure();
        batch.begin(structure);
        addFixed(structure, partition, offset, timestampMillis);
        int fixed = structure.fixedColumns();
        for (int column = 0; column < layout.columns(); column++) {
            int cell = layout.cell(column);
            Utf8Buffer target = batch.column(fixed + column);
            if (cells.isNull(cell)) {
                target.append(NULL);
            } else if (cells.source(cell) == null) {
                addNumber(target, cell, fixed + column);
            } else if (cells.type(cell) == ValueType.STRING) {
                target.append('"');
                target.append(cells.source(cell), cells.from(cell), cells.to(cell));
                target.append('"');
            } else {
                target.append(cells.source(cell), cells.from(cell), cells.to(cell));
            }
        }
        batch.end();
    }

    private void addNumber(Utf8Buffer target, int cell, int column) {
        long bits = cells.bits(cell);
        switch (cells.type(cell)) {
            case INT64 -> target.append(bits);
            case UINT64 -> {
                if (bits >= 0) {
                    target.append(bits);
                } else {
                    target.append(Long.toUnsignedString(bits));
                }
            }
            case FLOAT64 -> {
                double number = Double.longBitsToDouble(bits);
                if (Double.isFinite(number)) {
                    target.append(floats, number);
                } else {
                    target.append(NULL);
                    batch.entity(column, number);
                }
            }
            case STRING, BOOL -> throw new IllegalStateException("not a number: " + cells.type(cell));
        }
    }

    private void addError(Structure structure, int partition, long offset, long timestampMillis, String message)
            throws InterruptedException {
        batch.begin(structure);
        addFixed(structure, partition, offset, timestampMillis);
        JsonText.quoted(batch.column(structure.fixedColumns()), message);
        batch.end();
    }

    private void addFixed(Structure structure, int partition, long offset, long timestampMillis) {
        batch.column(0).append(timestampMillis);
        if (structure.partitioned()) {
            batch.column(1).append((long) partition);
            batch.column(2).append(offset);
        } else {
            batch.column(1).append(offset);
        }
    }

    private void decode(CellDecoder decoder, ByteBuffer part) throws MalformedRecordException, InterruptedException {
        if (part == null) {
            decoder.decode(null, 0, 0, cells);
        } else if (part.hasArray()) {
            int from = part.arrayOffset() + part.position();
            decoder.decode(part.array(), from, from + part.remaining(), cells);
        } else {
            byte[] copy = new byte[part.remaining()];
            part.get(part.position(), copy);
            decoder.decode(copy, 0, copy.length, cells);
        }
    }

    /** Error rows name their partition even where the alias does not, so their structure may be shared. */
    private Layouts layouts(int partition) {
        int which = options.naming().byPartition() ? partition : ANY_PARTITION;
        return layouts.computeIfAbsent(which, key -> layoutsOf(partition));
    }

    private Layouts layoutsOf(int partition) {
        return new Layouts(options.naming(), names, partition, partitioned, options.flattenFieldCap());
    }

    /**
     * Begins anew with names and types. Records whose members have ever new names would fill the memory otherwise; what
     * is lost is the type that nulls had.
     */
    private void forget() {
        names = new ColumnNames();
        layouts.clear();
        keyDecoder = options.keyFormat().decoder(names, cells, options.flattenMaxDepth(), options.flattenFieldCap());
        valueDecoder =
                options.valueFormat().decoder(names, cells, options.flattenMaxDepth(), options.flattenFieldCap());
    }
}
