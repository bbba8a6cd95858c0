package dev.frameproof.kafkaplugin.internal.avro;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Makes types of schemas: once each, however often a named one is used. */
final class AvroTypes {
    private final Map<String, AvroRecord> records = new HashMap<>();

    AvroType of(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> AvroScalar.NULL;
            case BOOLEAN -> AvroScalar.BOOLEAN;
            case INT -> logical(schema, AvroScalar.INT);
            case LONG -> logical(schema, AvroScalar.LONG);
            case FLOAT -> AvroScalar.FLOAT;
            case DOUBLE -> AvroScalar.DOUBLE;
            case STRING -> AvroScalar.STRING;
            case BYTES ->
                schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                        ? new AvroDecimal(-1, decimal.getScale())
                        : AvroScalar.BYTES;
            case FIXED ->
                schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                        ? new AvroDecimal(schema.getFixedSize(), decimal.getScale())
                        : new AvroFixed(schema.getFixedSize());
            case ENUM -> new AvroEnum(schema.getEnumSymbols());
            case ARRAY -> new AvroArray(of(schema.getElementType()));
            case MAP -> new AvroMap(of(schema.getValueType()));
            case UNION -> new AvroUnion(schema.getTypes().stream().map(this::of).toList());
            case RECORD -> record(schema);
        };
    }

    private AvroRecord record(Schema schema) {
        AvroRecord known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        AvroRecord record = new AvroRecord();
        records.put(schema.getFullName(), record);
        record.fields(
                schema.getFields().stream().map(Schema.Field::name).toList(),
                schema.getFields().stream().map(field -> of(field.schema())).toList());
        return record;
    }

    /** Local timestamps have no zone, so they are no point in time: they stay the numbers that they are. */
    private static AvroType logical(Schema schema, AvroScalar plain) {
        if (schema.getLogicalType() == null) {
            return plain;
        }
        return switch (schema.getLogicalType().getName()) {
            case "date" -> AvroTime.DATE;
            case "time-millis" -> AvroTime.TIME_MILLIS;
            case "time-micros" -> AvroTime.TIME_MICROS;
            case "timestamp-millis" -> AvroTime.TIMESTAMP_MILLIS;
            case "timestamp-micros" -> AvroTime.TIMESTAMP_MICROS;
            case "timestamp-nanos" -> AvroTime.TIMESTAMP_NANOS;
            default -> plain;
        };
    }
}
