package dev.frameproof.kafkaplugin.internal.rows;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.decoding.CellDecoder;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads values, one after the other as in a stream, into texts that tests can compare. */
public final class TestingReader {
    private final ColumnNames names = new ColumnNames();
    private final Cells cells = new Cells();
    private final CellDecoder decoder;

    public TestingReader(ValueFormat format) {
        this(format, 5);
    }

    public TestingReader(ValueFormat format, int maxDepth) {
        decoder = format.decoder(names, cells, maxDepth, 1_000);
    }

    /** @return each column with type and value, by name; or {@code error} and why */
    public String read(byte[] value) {
        return readCells(value).entrySet().stream()
                .map(cell -> (cell.getKey() + "=" + cell.getValue()).replaceFirst("^error=", "error "))
                .collect(Collectors.joining(" "));
    }

    /** @return by column what it holds, for example {@code int64 5}, {@code string a\n} or {@code null} */
    public Map<String, String> readCells(byte[] value) {
        Map<String, String> read = new TreeMap<>();
        cells.clear();
        cells.endKeys();
        try {
            if (value == null) {
                decoder.decode(null, 0, 0, cells);
            } else {
                byte[] framed = new byte[value.length + 9];
                System.arraycopy(value, 0, framed, 4, value.length);
                decoder.decode(framed, 4, 4 + value.length, cells);
            }
        } catch (MalformedRecordException e) {
            return Map.of("error", e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        for (int cell = 0; cell < cells.size(); cell++) {
            read.put(names.name(cells.column(cell)), content(cell));
        }
        return read;
    }

    private String content(int cell) {
        if (cells.isNull(cell)) {
            return "null";
        }
        ValueType type = cells.type(cell);
        long bits = cells.bits(cell);
        if (cells.source(cell) != null) {
            int length = cells.to(cell) - cells.from(cell);
            return type.frameName() + " "
                    + new String(cells.source(cell), cells.from(cell), length, StandardCharsets.UTF_8);
        }
        return type.frameName() + " "
                + switch (type) {
                    case FLOAT64 -> Double.toString(Double.longBitsToDouble(bits));
                    case UINT64 -> Long.toUnsignedString(bits);
                    default -> Long.toString(bits);
                };
    }
}
