package dev.frameproof.kafkaplugin.internal.decoding;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.json.JsonRecordReader;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.ColumnNames;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;
import java.util.Arrays;
import java.util.Base64;

/** How the records' keys are shown: {@code keyFormat} of the query. */
public enum KeyFormat {
    NONE {
        @Override
        public CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap) {
            return (bytes, from, to, target) -> {};
        }
    },
    STRING {
        @Override
        public CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap) {
            int column = names.numberOf(COLUMN);
            return (bytes, from, to, target) -> Texts.add(bytes, from, to, target, column);
        }
    },
    JSON {
        @Override
        public CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap) {
            JsonRecordReader reader = new JsonRecordReader(names, cells, maxDepth, fieldCap, COLUMN);
            return (bytes, from, to, target) -> addObject(reader, bytes, from, to, target);
        }
    },
    BASE64 {
        @Override
        public CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap) {
            int column = names.numberOf(COLUMN);
            return (bytes, from, to, target) -> addBase64(bytes, from, to, target, column);
        }
    };

    private static final String COLUMN = "key";

    /** @return a decoder that adds the key's columns: {@code key}, or for JSON objects their members behind {@code key.} */
    public abstract CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap);

    private static void addBase64(byte[] bytes, int from, int to, Cells target, int column) {
        byte[] key = bytes == null ? new byte[0] : Arrays.copyOfRange(bytes, from, to);
        int start = target.scratch().length();
        target.scratch().append(Base64.getEncoder().encode(key));
        target.addScratch(column, ValueType.STRING, start);
    }

    /** A key that is no JSON object gives no columns: it is no error, keys of other kinds may stand beside it. */
    private static void addObject(JsonRecordReader reader, byte[] bytes, int from, int to, Cells target) {
        if (bytes == null) {
            return;
        }
        int before = target.size();
        try {
            reader.readObject(bytes, from, to);
        } catch (MalformedRecordException e) {
            target.truncate(before);
        }
    }
}
