package dev.frameproof.frame.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.Schema;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes schemas, and keeps what was written for the last ones. */
public final class SchemaText {
    private static final int CAPACITY = 16;

    private final Schema[] schemas = new Schema[CAPACITY];
    private final byte[][] texts = new byte[CAPACITY][];
    private int next;

    /** Appends the schema's JSON. */
    @SuppressWarnings("ReferenceEquality") // comparing whole schemas would cost more than writing one
    public void put(ByteOutput out, Schema schema) {
        for (int i = 0; i < CAPACITY; i++) {
            if (schemas[i] == schema) {
                out.put(texts[i]);
                return;
            }
        }
        int start = out.length();
        write(out, schema);
        schemas[next] = schema;
        texts[next] = Arrays.copyOfRange(out.array(), start, out.length());
        next = (next + 1) % CAPACITY;
    }

    private static void write(ByteOutput out, Schema schema) {
        out.put('{');
        if (!schema.name().isEmpty()) {
            out.putAscii("\"name\":");
            GoText.putPlain(out, schema.name());
            out.put(',');
        }
        if (!schema.refId().isEmpty()) {
            out.putAscii("\"refId\":");
            GoText.putPlain(out, schema.refId());
            out.put(',');
        }
        if (!schema.metaJson().isEmpty()) {
            out.putAscii("\"meta\":");
            out.put(schema.metaJson().getBytes(UTF_8));
            out.put(',');
        }
        out.putAscii("\"fields\":[");
        for (int i = 0; i < schema.fields().size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            write(out, schema.fields().get(i));
        }
        out.putAscii("]}");
    }

    private static void write(ByteOutput out, Field field) {
        out.put('{');
        if (!field.name().isEmpty()) {
            out.putAscii("\"name\":");
            GoText.putPlain(out, field.name());
            out.put(',');
        }
        out.putAscii("\"type\":\"");
        out.putAscii(field.type().browserName());
        out.putAscii("\",\"typeInfo\":{\"frame\":\"");
        out.putAscii(field.type().frameName());
        out.putAscii(field.nullable() ? "\",\"nullable\":true}" : "\"}");
        if (!field.labels().isEmpty()) {
            out.putAscii(",\"labels\":");
            writeLabels(out, field.labels());
        }
        if (!field.configJson().isEmpty()) {
            out.putAscii(",\"config\":");
            out.put(field.configJson().getBytes(UTF_8));
        }
        out.put('}');
    }

    /** Labels are sorted by the bytes of their names, as Go's maps are. */
    static void writeLabels(ByteOutput out, Map<String, String> labels) {
        List<Map.Entry<String, String>> sorted = labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(name -> name.getBytes(UTF_8), (a, b) -> Arrays.compareUnsigned(a, b))))
                .toList();
        char separator = '{';
        for (Map.Entry<String, String> label : sorted) {
            out.put(separator);
            GoText.putPlain(out, label.getKey());
            out.put(':');
            GoText.putPlain(out, label.getValue());
            separator = ',';
        }
        out.put('}');
    }
}
