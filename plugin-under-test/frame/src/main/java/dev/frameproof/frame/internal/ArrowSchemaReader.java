package dev.frameproof.frame.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameFormatException.Fault;
import dev.frameproof.frame.Schema;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Type;

/** A frame's schema out of Arrow's. */
final class ArrowSchemaReader {
    private ArrowSchemaReader() {}

    static Schema read(org.apache.arrow.flatbuf.Schema from) {
        if (from.endianness() != Endianness.Little) {
            throw ArrowFaults.invalid("only little-endian files can be read");
        }
        String name = "";
        String refId = "";
        String meta = "";
        for (int i = 0; i < from.customMetadataLength(); i++) {
            String value = text(from.customMetadata(i).valueAsByteBuffer());
            switch (text(from.customMetadata(i).keyAsByteBuffer())) {
                case "name" -> name = value;
                case "refId" -> refId = value;
                case "meta" -> meta = value;
                default -> {
                    // Whatever else a writer put there is not the frame's.
                }
            }
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < from.fieldsLength(); i++) {
            fields.add(field(from.fields(i), i));
        }
        return new Schema(name, refId, meta, fields);
    }

    private static Field field(org.apache.arrow.flatbuf.Field from, int index) {
        String name = text(from.nameAsByteBuffer());
        String browserType = "";
        String config = "";
        Map<String, String> labels = Map.of();
        for (int i = 0; i < from.customMetadataLength(); i++) {
            String value = text(from.customMetadata(i).valueAsByteBuffer());
            switch (text(from.customMetadata(i).keyAsByteBuffer())) {
                case "tstype" -> browserType = value;
                case "config" -> config = value;
                case "labels" -> labels = labels(value, index, name);
                default -> {
                    // Whatever else a writer put there is not the frame's.
                }
            }
        }
        FieldType type = ArrowTypes.of(from, browserType).orElseThrow(() -> unknownType(from, index, name));
        return new Field(name, type, from.nullable(), labels, config);
    }

    private static FrameFormatException unknownType(org.apache.arrow.flatbuf.Field from, int index, String name) {
        byte type = from.typeType();
        String found = type >= 0 && type < Type.names.length ? Type.name(type) : "type number " + type;
        return new JsonFault(Fault.INVALID_SCHEMA, -1, found, "frames have no such Arrow type").at(index, name, -1);
    }

    private static Map<String, String> labels(String json, int index, String name) {
        JsonInput in = new JsonInput();
        byte[] bytes = json.getBytes(UTF_8);
        in.load(bytes, 0, bytes.length);
        try {
            Map<String, String> labels = new SchemaJson(in).labels();
            if (!in.atEnd()) {
                throw in.invalid("more follows after the labels");
            }
            return labels;
        } catch (JsonFault fault) {
            throw new JsonFault(Fault.INVALID_SCHEMA, -1, json, "labels: " + fault.getMessage()).at(index, name, -1);
        }
    }

    private static String text(ByteBuffer value) {
        if (value == null) {
            return "";
        }
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        if (Utf8.firstInvalid(bytes, 0, bytes.length) < bytes.length) {
            throw new FrameFormatException(Fault.INVALID_TEXT, -1, -1, "", -1, "", "a name or metadata is not UTF-8");
        }
        return new String(bytes, UTF_8);
    }
}
