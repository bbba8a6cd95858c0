package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Schema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one schema looks like before any record is compared: which column says when, where, and whether its rows are
 * error rows. Columns that are not there are -1.
 */
record Outline(Schema schema, int time, int partition, int offset, int error) {
    static final String TIME = "time";
    static final String PARTITION = "partition";
    static final String OFFSET = "offset";
    static final String ERROR = "error";

    private static final Set<FieldType> WHOLE = EnumSet.of(
            FieldType.INT8,
            FieldType.INT16,
            FieldType.INT32,
            FieldType.INT64,
            FieldType.UINT8,
            FieldType.UINT16,
            FieldType.UINT32,
            FieldType.UINT64);

    static Outline of(Schema schema) {
        return new Outline(
                schema,
                first(schema, TIME, EnumSet.of(FieldType.TIME)),
                first(schema, PARTITION, WHOLE),
                first(schema, OFFSET, WHOLE),
                error(schema));
    }

    /** @return whether its rows report broken records; only an error column cannot be null, a record's member can */
    boolean isError() {
        return error >= 0;
    }

    private static int first(Schema schema, String name, Set<FieldType> types) {
        List<Field> fields = schema.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)
                    && types.contains(fields.get(i).type())) {
                return i;
            }
        }
        return -1;
    }

    private static int error(Schema schema) {
        List<Field> fields = schema.fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.name().equals(ERROR) && field.type() == FieldType.STRING && !field.nullable()) {
                return i;
            }
        }
        return -1;
    }
}
