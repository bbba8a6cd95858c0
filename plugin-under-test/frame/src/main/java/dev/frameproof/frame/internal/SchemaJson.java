package dev.frameproof.frame.internal;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.FrameFormatException.Fault;
import dev.frameproof.frame.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a schema. */
final class SchemaJson {
    private final JsonInput in;

    SchemaJson(JsonInput in) {
        this.in = in;
    }

    Schema read() {
        String name = "";
        String refId = "";
        String meta = "";
        List<Field> fields = List.of();
        if (in.enterObject()) {
            do {
                switch (in.memberName()) {
                    case "name" -> name = text("the frame's name");
                    case "refId" -> refId = text("the refId");
                    case "meta" -> meta = object("the frame's meta");
                    case "fields" -> fields = fields();
                    default -> JsonSkip.value(in);
                }
            } while (in.nextMember());
        }
        return new Schema(name, refId, meta, fields);
    }

    private List<Field> fields() {
        var fields = new ArrayList<Field>();
        if (!in.skipNull()) {
            if (in.peek() != '[') {
                throw unfit("the fields must be an array");
            }
            if (in.enterArray()) {
                do {
                    fields.add(field());
                } while (in.nextElement());
            }
        }
        return fields;
    }

    private Field field() {
        String name = "";
        String browserType = "";
        TypeInfo typeInfo = new TypeInfo(null, true);
        Map<String, String> labels = Map.of();
        String config = "";
        int start = in.position();
        requireObject("a field");
        if (in.enterObject()) {
            do {
                switch (in.memberName()) {
                    case "name" -> name = text("a field's name");
                    case "type" -> browserType = text("a field's type");
                    case "typeInfo" -> typeInfo = typeInfo();
                    case "labels" -> labels = labels();
                    case "config" -> config = object("a field's config");
                    default -> JsonSkip.value(in);
                }
            } while (in.nextMember());
        }
        FieldType type = typeInfo.type();
        if (type == null) {
            if (browserType.isEmpty()) {
                throw in.fault(Fault.INVALID_SCHEMA, start, "a field has neither type nor typeInfo");
            }
            type = derived(browserType);
        }
        return new Field(name, type, typeInfo.nullable(), labels, config);
    }

    /** @param type null when it is not given */
    private record TypeInfo(FieldType type, boolean nullable) {}

    private TypeInfo typeInfo() {
        if (in.skipNull()) {
            return new TypeInfo(null, true);
        }
        FieldType type = null;
        boolean nullable = false;
        requireObject("a typeInfo");
        if (in.enterObject()) {
            do {
                switch (in.memberName()) {
                    case "frame" -> type = frameType();
                    case "nullable" -> nullable = truth();
                    default -> JsonSkip.value(in);
                }
            } while (in.nextMember());
        }
        return new TypeInfo(type, nullable || type == null);
    }

    private FieldType frameType() {
        int start = in.position();
        String name = text("a typeInfo's frame");
        for (FieldType type : FieldType.values()) {
            if (type.frameName().equals(name)) {
                return type;
            }
        }
        if (name.isEmpty()) {
            return null;
        }
        throw in.fault(Fault.INVALID_SCHEMA, start, "unknown field type '" + name + "'");
    }

    /** Frames that were not made by a plugin's SDK have the browser's type only. */
    private static FieldType derived(String browserType) {
        return switch (browserType) {
            case "time" -> FieldType.TIME;
            case "number" -> FieldType.FLOAT64;
            case "string" -> FieldType.STRING;
            case "boolean" -> FieldType.BOOL;
            case "enum" -> FieldType.ENUM;
            default -> FieldType.JSON;
        };
    }

    Map<String, String> labels() {
        if (in.skipNull()) {
            return Map.of();
        }
        var labels = new LinkedHashMap<String, String>();
        requireObject("a field's labels");
        if (in.enterObject()) {
            do {
                String name = in.memberName();
                labels.put(name, text("a label's value"));
            } while (in.nextMember());
        }
        return Collections.unmodifiableMap(labels);
    }

    private String text(String what) {
        if (in.skipNull()) {
            return "";
        }
        if (in.peek() != '"') {
            throw unfit(what + " must be a string");
        }
        return JsonText.read(in);
    }

    private boolean truth() {
        byte first = in.peek();
        if (first != 't' && first != 'f') {
            throw unfit("a typeInfo's nullable must be true or false");
        }
        return in.readBoolean();
    }

    private String object(String what) {
        if (in.skipNull()) {
            return "";
        }
        requireObject(what);
        int start = in.position();
        JsonSkip.value(in);
        return in.textBetween(start, in.position());
    }

    private void requireObject(String what) {
        if (in.peek() != '{') {
            throw unfit(what + " must be an object");
        }
    }

    private JsonFault unfit(String problem) {
        return in.wrongValue(Fault.INVALID_SCHEMA, problem);
    }
}
