package dev.frameproof.kafkaplugin.internal.decoding;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.json.JsonRecordReader;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;

/** The formats whose values tell by themselves what they are. */
public final class SchemalessFormats {
    /** JSON objects and arrays. */
    public static final ValueFormat JSON = (names, cells, maxDepth, fieldCap) -> {
        JsonRecordReader reader = new JsonRecordReader(names, cells, maxDepth, fieldCap, "");
        return (bytes, from, to, target) -> {
            if (bytes == null) {
                throw new MalformedRecordException("not valid JSON: the record has no value (a tombstone)");
            }
            reader.read(bytes, from, to);
        };
    };

    /** One column {@code message}, null for a tombstone; like any other member it is not shown with a depth of 1. */
    public static final ValueFormat PLAINTEXT = (names, cells, maxDepth, fieldCap) -> {
        int column = names.numberOf("message");
        if (maxDepth <= 1) {
            return (bytes, from, to, target) -> {};
        }
        return (bytes, from, to, target) -> {
            if (bytes == null) {
                target.addNull(column, ValueType.STRING);
            } else {
                Texts.add(bytes, from, to, target, column);
            }
        };
    };

    private SchemalessFormats() {}
}
