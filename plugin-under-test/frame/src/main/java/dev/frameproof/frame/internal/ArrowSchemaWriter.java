package dev.frameproof.frame.internal;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** A frame's schema as Arrow's, with what Arrow has no place for in the metadata, as the SDK for Go puts it there. */
final class ArrowSchemaWriter {
    private ArrowSchemaWriter() {}

    /** @return the schema's place in the builder */
    static int write(FlatBufferBuilder to, Schema schema) {
        int[] fields = new int[schema.fields().size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = writeField(to, schema.fields().get(i));
        }
        var metadata = new TreeMap<String, String>();
        metadata.put("name", schema.name());
        metadata.put("refId", schema.refId());
        if (!schema.metaJson().isEmpty()) {
            metadata.put("meta", schema.metaJson());
        }
        int fieldsAt = org.apache.arrow.flatbuf.Schema.createFieldsVector(to, fields);
        int metadataAt = org.apache.arrow.flatbuf.Schema.createCustomMetadataVector(to, keyValues(to, metadata));
        return org.apache.arrow.flatbuf.Schema.createSchema(to, Endianness.Little, fieldsAt, metadataAt, 0);
    }

    private static int writeField(FlatBufferBuilder to, dev.frameproof.frame.Field field) {
        var metadata = new TreeMap<String, String>();
        metadata.put("tstype", field.type().browserName());
        if (!field.labels().isEmpty()) {
            var labels = new ByteOutput();
            SchemaText.writeLabels(labels, field.labels());
            metadata.put("labels", new String(labels.toByteArray(), StandardCharsets.UTF_8));
        }
        if (!field.configJson().isEmpty()) {
            metadata.put("config", field.configJson());
        }
        int name = to.createString(field.name());
        int type = writeType(to, field.type());
        int children = Field.createChildrenVector(to, new int[0]);
        int metadataAt = Field.createCustomMetadataVector(to, keyValues(to, metadata));
        return Field.createField(to, name, field.nullable(), typeOf(field.type()), type, 0, children, metadataAt);
    }

    private static int[] keyValues(FlatBufferBuilder to, Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .mapToInt(entry ->
                        KeyValue.createKeyValue(to, to.createString(entry.getKey()), to.createString(entry.getValue())))
                .toArray();
    }

    private static byte typeOf(FieldType type) {
        return switch (type) {
            case TIME -> Type.Timestamp;
            case FLOAT32, FLOAT64 -> Type.FloatingPoint;
            case STRING -> Type.Utf8;
            case BOOL -> Type.Bool;
            case JSON -> Type.Binary;
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, ENUM -> Type.Int;
        };
    }

    private static int writeType(FlatBufferBuilder to, FieldType type) {
        return switch (type) {
            case TIME -> Timestamp.createTimestamp(to, TimeUnit.NANOSECOND, 0);
            case FLOAT32 -> FloatingPoint.createFloatingPoint(to, Precision.SINGLE);
            case FLOAT64 -> FloatingPoint.createFloatingPoint(to, Precision.DOUBLE);
            case STRING -> {
                Utf8.startUtf8(to);
                yield Utf8.endUtf8(to);
            }
            case BOOL -> {
                Bool.startBool(to);
                yield Bool.endBool(to);
            }
            case JSON -> {
                Binary.startBinary(to);
                yield Binary.endBinary(to);
            }
            case INT8, INT16, INT32, INT64 -> Int.createInt(to, ArrowTypes.bytes(type) * 8, true);
            case UINT8, UINT16, UINT32, UINT64, ENUM -> Int.createInt(to, ArrowTypes.bytes(type) * 8, false);
        };
    }
}
