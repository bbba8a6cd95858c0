package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.ColumnNames;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads records, one after the other as in a stream, into maps. */
final class TestingCells {
    private final ColumnNames names = new ColumnNames();
    private final Cells cells = new Cells();
    private final JsonRecordReader reader;

    TestingCells(int maxDepth, int fieldCap) {
        reader = new JsonRecordReader(names, cells, maxDepth, fieldCap, "");
    }

    /** @return by column what it holds, for example {@code int64 5}, {@code string a\n} or {@code null} */
    Map<String, String> read(String json) throws MalformedRecordException {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    Map<String, String> read(byte[] json) throws MalformedRecordException {
        cells.clear();
        byte[] framed = new byte[json.length + 9];
        System.arraycopy(json, 0, framed, 4, json.length);
        reader.read(framed, 4, 4 + json.length);
        Map<String, String> read = new TreeMap<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            String before = read.put(names.name(cells.column(cell)), content(cell));
            if (before != null) {
                throw new AssertionError("two cells for " + names.name(cells.column(cell)));
            }
        }
        return read;
    }

    private String content(int cell) {
        if (cells.isNull(cell)) {
            return "null";
        }
        ValueType type = cells.type(cell);
        int length = cells.to(cell) - cells.from(cell);
        return type.frameName() + " "
                + new String(cells.source(cell), cells.from(cell), length, StandardCharsets.UTF_8);
    }
}
