package dev.frameproof.kafkaplugin.internal.decoding;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.json.JsonRecordReader;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.ColumnNames;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;
import java.util.Locale;

/** How the records' values are read: {@code messageFormat} of the query. */
public enum MessageFormat {
    JSON {
        @Override
        public CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap) {
            JsonRecordReader reader = new JsonRecordReader(names, cells, maxDepth, fieldCap, "");
            return (bytes, from, to, target) -> {
                if (bytes == null) {
                    throw new MalformedRecordException("not valid JSON: the record has no value (a tombstone)");
                }
                reader.read(bytes, from, to);
            };
        }
    },
    PLAINTEXT {
        @Override
        public CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap) {
            int column = names.numberOf("message");
            return (bytes, from, to, target) -> {
                if (bytes == null) {
                    target.addNull(column, ValueType.STRING);
                } else {
                    Texts.add(bytes, from, to, target, column);
                }
            };
        }
    },
    AVRO,
    PROTOBUF,
    LINEPROTOCOL;

    /**
     * @param cells those that the decoder will add to
     * @return a decoder for one stream; one for a format that this version cannot read refuses each record
     */
    public CellDecoder decoder(ColumnNames names, Cells cells, int maxDepth, int fieldCap) {
        String refusal = "messageFormat \"%s\" cannot be read by this version: use json or plaintext"
                .formatted(name().toLowerCase(Locale.ROOT));
        return (bytes, from, to, target) -> {
            throw new MalformedRecordException(refusal);
        };
    }
}
