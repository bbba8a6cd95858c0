package dev.frameproof.frame.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.FrameFormatException.Fault;
import dev.frameproof.frame.Schema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/** One batch of rows. */
final class ArrowBatch {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final byte[] bytes;
    private final ByteBuffer file;
    private final int bodyAt;
    private final int bodyLength;
    private final RecordBatch batch;
    private final JsonInput json = new JsonInput();
    private int buffer;
    private int row;

    ArrowBatch(byte[] bytes, int bodyAt, int bodyLength, RecordBatch batch) {
        this.bytes = bytes;
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.bodyAt = bodyAt;
        this.bodyLength = bodyLength;
        this.batch = batch;
    }

    void addTo(Schema schema, Cells[] cells) {
        if (batch.nodesLength() != cells.length) {
            throw ArrowFaults.invalid(
                    "a batch of %d columns for %d fields".formatted(batch.nodesLength(), cells.length));
        }
        for (int i = 0; i < cells.length; i++) {
            try {
                addColumn(batch.nodes(i), cells[i]);
            } catch (JsonFault fault) {
                throw fault.at(i, schema.fields().get(i).name(), row);
            }
        }
    }

    private void addColumn(FieldNode node, Cells cells) {
        row = -1;
        if (node.length() != batch.length()) {
            throw new JsonFault(
                    Fault.UNEQUAL_LENGTHS, -1, "", "%d rows in a batch of %d".formatted(node.length(), batch.length()));
        }
        boolean anyNull = node.nullCount() != 0;
        int validity = anyNull ? start(bytesOfBits(node.length())) : -1;
        buffer++;
        boolean text = cells instanceof TextCells;
        int values = start(bytesOf(cells.type(), node.length()));
        buffer++;
        // No longer than the file has bits.
        int rows = (int) node.length();
        int texts = -1;
        int textsLength = 0;
        if (text) {
            textsLength = (int) length();
            texts = start(0);
            buffer++;
        }
        for (row = 0; row < rows; row++) {
            if (anyNull && !bit(validity, row)) {
                if (!cells.nullable()) {
                    throw fault(Fault.UNEXPECTED_NULL, validity, "the field is not nullable");
                }
                cells.addNull();
            } else if (text) {
                addText((TextCells) cells, values + 4 * row, texts, textsLength);
            } else {
                add(cells, values);
            }
        }
    }

    private static long bytesOfBits(long count) {
        return (count + 7) / 8;
    }

    private static long bytesOf(FieldType type, long rows) {
        if (rows < 0 || rows > Integer.MAX_VALUE) {
            throw new JsonFault(Fault.INVALID_ARROW, -1, "", rows + " rows");
        }
        return switch (type) {
            case BOOL -> bytesOfBits(rows);
            case STRING, JSON -> rows == 0 ? 0 : 4 * (rows + 1);
            default -> rows * ArrowTypes.bytes(type);
        };
    }

    private long length() {
        return requireBuffer().length();
    }

    private Buffer requireBuffer() {
        if (buffer >= batch.buffersLength()) {
            throw new JsonFault(Fault.INVALID_ARROW, -1, "", "a batch of too few buffers");
        }
        return batch.buffers(buffer);
    }

    /** @return where the current buffer begins in the file, once it is known to have the bytes that are needed */
    private int start(long needed) {
        Buffer at = requireBuffer();
        boolean inBody = at.offset() >= 0
                && at.length() >= 0
                && at.offset() <= bodyLength
                && at.length() <= bodyLength - at.offset();
        if (!inBody || needed < 0 || at.length() < needed) {
            throw new JsonFault(
                    Fault.INVALID_ARROW,
                    -1,
                    "",
                    "a buffer of %d bytes at %d in a body of %d, needed are %d"
                            .formatted(at.length(), at.offset(), bodyLength, needed));
        }
        return bodyAt + (int) at.offset();
    }

    private boolean bit(int start, int index) {
        return (file.get(start + (index >> 3)) >> (index & 7) & 1) != 0;
    }

    private void add(Cells cells, int values) {
        switch (cells.type()) {
            case BOOL -> ((TruthCells) cells).add(bit(values, row));
            case FLOAT32 -> ((RealCells) cells).add(file.getFloat(values + 4 * row));
            case FLOAT64 -> ((RealCells) cells).add(file.getDouble(values + 8 * row));
            case TIME -> {
                long nanos = file.getLong(values + 8 * row);
                ((TimeCells) cells).add(Math.floorDiv(nanos, NANOS_PER_MILLI), Math.floorMod(nanos, NANOS_PER_MILLI));
            }
            case INT8 -> ((WholeCells) cells).add(file.get(values + row));
            case UINT8 -> ((WholeCells) cells).add(file.get(values + row) & 0xffL);
            case INT16 -> ((WholeCells) cells).add(file.getShort(values + 2 * row));
            case UINT16, ENUM -> ((WholeCells) cells).add(file.getShort(values + 2 * row) & 0xffffL);
            case INT32 -> ((WholeCells) cells).add(file.getInt(values + 4 * row));
            case UINT32 -> ((WholeCells) cells).add(file.getInt(values + 4 * row) & 0xffff_ffffL);
            case INT64, UINT64 -> ((WholeCells) cells).add(file.getLong(values + 8 * row));
            case STRING, JSON -> throw new IllegalArgumentException("a text has no fixed size");
        }
    }

    private void addText(TextCells cells, int offsets, int texts, int textsLength) {
        int from = file.getInt(offsets);
        int to = file.getInt(offsets + 4);
        if (from < 0 || to < from || to > textsLength) {
            throw fault(Fault.INVALID_ARROW, offsets, "a text from %d to %d of %d".formatted(from, to, textsLength));
        }
        if (cells.type() == FieldType.JSON && from == to) {
            // The SDK for Go writes no bytes for JSON's null.
            if (cells.nullable()) {
                cells.addNull();
            } else {
                cells.add("null");
            }
            return;
        }
        int invalid = Utf8.firstInvalid(bytes, texts + from, texts + to);
        if (invalid < texts + to) {
            throw fault(Fault.INVALID_TEXT, invalid, "not UTF-8");
        }
        if (cells.type() == FieldType.JSON) {
            requireJson(texts + from, to - from);
        }
        cells.add(bytes, texts + from, to - from);
    }

    private void requireJson(int start, int length) {
        json.load(bytes, start, length);
        try {
            JsonSkip.value(json);
            if (!json.atEnd()) {
                throw json.invalid("more follows after the value");
            }
        } catch (JsonFault fault) {
            String text = new String(bytes, start, Math.min(length, 40), UTF_8);
            throw new JsonFault(Fault.INVALID_JSON, start, text, fault.getMessage());
        }
    }

    private static JsonFault fault(Fault fault, int position, String problem) {
        return new JsonFault(fault, position, "", problem);
    }
}
