package dev.frameproof.oracle.internal;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.RecordKey;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.Base64;

/** Turns records into the rows that they must become. Not for use by several threads at a time. */
final class RowRules {
    private static final String PLAINTEXT_COLUMN = "message";

    private final MessageFormat format;
    private final KeyFormat keyFormat;
    private final ShapeTrie shapes;

    /** @throws IllegalArgumentException for a format whose rows are not known here */
    RowRules(StreamQuery query, Representation representation) {
        format = query.messageFormat();
        keyFormat = query.keyFormat();
        shapes = new ShapeTrie(representation.flattenMaxDepth(), representation.flattenFieldCap());
        if (format == MessageFormat.LINE_PROTOCOL) {
            throw new IllegalArgumentException("rows of line protocol have rules of their own");
        }
    }

    /** Sets what the row must hold; its place and time are the caller's. */
    void fill(ExpectedRecord record, ExpectedRow row) {
        row.broken = record.brokenBecause();
        row.shape = null;
        if (record.isBroken()) {
            return;
        }
        Value value = record.value();
        if (format == MessageFormat.PLAINTEXT) {
            shapes.start(row, PLAINTEXT_COLUMN, value);
        } else if (value instanceof ObjectValue || value instanceof ListValue) {
            shapes.start(row, value);
        } else {
            row.broken = "its value is neither an object nor a list";
            return;
        }
        if (keyFormat != KeyFormat.NONE) {
            addKey(record.key(), row);
        }
        shapes.finish(row);
    }

    private void addKey(RecordKey key, ExpectedRow row) {
        switch (keyFormat) {
            case STRING -> shapes.keyText(row, new TextValue(GoUtf8.decode(key.bytes())));
            case BASE64 -> shapes.keyText(row, new TextValue(Base64.getEncoder().encodeToString(key.bytes())));
            case JSON -> {
                Value json = key.json().orElse(null);
                if (json instanceof ObjectValue object) {
                    shapes.keyObject(row, object);
                }
            }
            case NONE -> {}
        }
    }

    /** @return whether a null in this column is a text whatever came before; columns of the key follow the usual rule */
    boolean nullIsText(String column) {
        return format == MessageFormat.PLAINTEXT && column.equals(PLAINTEXT_COLUMN);
    }
}
