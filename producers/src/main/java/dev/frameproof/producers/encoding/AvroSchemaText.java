package dev.frameproof.producers.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.producers.shape.Kind;
import dev.frameproof.producers.shape.Shape;
import java.util.EnumSet;
import java.util.Set;

/** The Avro schema for a shape; used once. */
final class AvroSchemaText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SchemaNames names = new SchemaNames();
    private final String recordName;

    AvroSchemaText(String recordName) {
        this.recordName = recordName;
        SchemaNames.check(recordName, recordName, "Avro");
    }

    JsonNode of(Shape shape) {
        return type(shape, false, recordName, "");
    }

    /** @return the kinds of a union in its order; a place where nothing was ever seen is null */
    static Set<Kind> branches(Shape shape, boolean optional) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(shape.kinds());
        if (optional || kinds.isEmpty()) {
            kinds.add(Kind.NULL);
        }
        return kinds;
    }

    private JsonNode type(Shape shape, boolean optional, String name, String path) {
        ArrayNode union = JSON.arrayNode();
        for (Kind kind : branches(shape, optional)) {
            union.add(type(kind, shape, name, path));
        }
        return union.size() == 1 ? union.get(0) : union;
    }

    private JsonNode type(Kind kind, Shape shape, String name, String path) {
        return switch (kind) {
            case NULL -> JSON.textNode("null");
            case BOOLEAN -> JSON.textNode("boolean");
            case INTEGER -> JSON.textNode("long");
            case FLOAT -> JSON.textNode("double");
            case TEXT -> JSON.textNode("string");
            case OBJECT -> recordType(shape, name, path);
            case LIST ->
                JSON.objectNode()
                        .put("type", "array")
                        .set("items", type(shape.items().orElseThrow(), false, name + "Item", path + "[]"));
        };
    }

    private ObjectNode recordType(Shape shape, String name, String path) {
        String own = names.free(name);
        ObjectNode type = JSON.objectNode().put("type", "record").put("name", own);
        ArrayNode fields = type.putArray("fields");
        for (Shape.Member member : shape.members()) {
            String inside = path.isEmpty() ? member.name() : path + "." + member.name();
            SchemaNames.check(member.name(), inside, "Avro");
            ObjectNode field = fields.addObject().put("name", member.name());
            field.set(
                    "type", type(member.shape(), member.optional(), own + SchemaNames.typeName(member.name()), inside));
            if (member.mayLack()) {
                field.putNull("default");
            }
        }
        return type;
    }
}
