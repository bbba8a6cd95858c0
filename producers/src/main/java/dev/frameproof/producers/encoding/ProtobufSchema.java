package dev.frameproof.producers.encoding;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import dev.frameproof.producers.encoding.ProtobufMessage.Place;
import dev.frameproof.producers.shape.Kind;
import dev.frameproof.producers.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The proto3 file for a shape. */
final class ProtobufSchema {
    /** Readers stop at 100 messages within each other. */
    private static final int DEEPEST = 95;

    private static final int FIRST_RESERVED = 19_000;
    private static final int RESERVED = 1_000;
    private static final Set<Kind> NUMBERS = Set.of(Kind.INTEGER, Kind.FLOAT);

    private ProtobufSchema() {}

    /** @throws IllegalArgumentException when no message holds that shape; the message names the member */
    static FileDescriptorProto of(ProtobufMessage message, Shape shape) {
        if (!shape.kinds().equals(Set.of(Kind.OBJECT))) {
            throw new IllegalArgumentException("a Protobuf message is an object, and the value is "
                    + (shape.kinds().isEmpty() ? "nothing" : words(shape)));
        }
        DescriptorProto own = messageType(message.name(), shape, "." + message.fullName(), "", 1);
        FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder()
                .setName(message.name() + ".proto")
                .setSyntax("proto3");
        if (message.place() == Place.FIRST) {
            return file.addMessageType(own).build();
        }
        file.addMessageType(DescriptorProto.newBuilder()
                .setName(message.otherName())
                .addField(field("source", 1, Label.LABEL_OPTIONAL).setType(FieldDescriptorProto.Type.TYPE_STRING)));
        return file.addMessageType(
                        message.place() == Place.SECOND
                                ? own
                                : DescriptorProto.newBuilder()
                                        .setName(message.outerName())
                                        .addNestedType(own)
                                        .addField(field("content", 1, Label.LABEL_OPTIONAL)
                                                .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                                                .setTypeName("." + message.fullName()))
                                        .build())
                .build();
    }

    /** @return the number of a message's field, from its place among the shape's members */
    static int number(int place) {
        return place + 1 < FIRST_RESERVED ? place + 1 : place + 1 + RESERVED;
    }

    private static DescriptorProto messageType(String name, Shape shape, String fullName, String path, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("member '" + path + "' lies deeper than the " + DEEPEST
                    + " messages within each other that readers take");
        }
        SchemaNames names = new SchemaNames();
        checkNames(shape, path, names);
        DescriptorProto.Builder type = DescriptorProto.newBuilder().setName(name);
        List<String> optional = new ArrayList<>();
        int place = 0;
        for (Shape.Member member : shape.members()) {
            String inside = path.isEmpty() ? member.name() : path + "." + member.name();
            boolean list = member.shape().has(Kind.LIST);
            FieldDescriptorProto.Builder field =
                    field(member.name(), number(place++), list ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
            Shape content = list ? itemsOf(member.shape(), inside) : member.shape();
            field.setType(type(content, inside));
            if (field.getType() == FieldDescriptorProto.Type.TYPE_MESSAGE) {
                String inner = names.free(SchemaNames.typeName(member.name()));
                field.setTypeName(fullName + "." + inner);
                type.addNestedType(messageType(inner, content, fullName + "." + inner, inside, depth + 1));
            } else if (!list && member.mayLack()) {
                // A field with presence lies in a oneof of its own, after all others.
                field.setProto3Optional(true).setOneofIndex(optional.size());
                optional.add("_" + member.name());
            }
            type.addField(field);
        }
        optional.forEach(
                oneof -> type.addOneofDecl(OneofDescriptorProto.newBuilder().setName(oneof)));
        return type.build();
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Label label) {
        return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setLabel(label);
    }

    /** Two fields whose names differ only in underscores and capitals have one name in JSON, which proto3 refuses. */
    private static void checkNames(Shape shape, String path, SchemaNames names) {
        Map<String, String> byJsonName = new HashMap<>();
        for (Shape.Member member : shape.members()) {
            String inside = path.isEmpty() ? member.name() : path + "." + member.name();
            SchemaNames.check(member.name(), inside, "Protobuf");
            names.take(member.name());
            String jsonName = jsonName(member.name());
            String other = byJsonName.put(jsonName, member.name());
            if (other != null) {
                throw new IllegalArgumentException("member '" + inside + "' and '" + other
                        + "' have the same name in Protobuf's JSON, '" + jsonName + "', which proto3 refuses");
            }
        }
    }

    private static String jsonName(String name) {
        StringBuilder json = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_') {
                json.append(upper ? Character.toUpperCase(c) : c);
            }
            upper = c == '_';
        }
        return json.toString();
    }

    private static Shape itemsOf(Shape shape, String path) {
        if (shape.kindsOfValues().size() > 1) {
            throw severalKinds(shape, path);
        }
        Shape items = shape.items().orElseThrow();
        if (items.has(Kind.LIST)) {
            throw new IllegalArgumentException(
                    "member '" + path + "' is a list of lists, which Protobuf does not have");
        }
        if (items.has(Kind.NULL)) {
            throw new IllegalArgumentException(
                    "member '" + path + "' is a list that holds null, which Protobuf does not have");
        }
        return items;
    }

    private static FieldDescriptorProto.Type type(Shape shape, String path) {
        Set<Kind> kinds = shape.kindsOfValues();
        if (kinds.equals(NUMBERS)) {
            return FieldDescriptorProto.Type.TYPE_DOUBLE;
        }
        if (kinds.size() > 1) {
            throw severalKinds(shape, path);
        }
        Kind kind = kinds.isEmpty() ? Kind.TEXT : kinds.iterator().next();
        return switch (kind) {
            case BOOLEAN -> FieldDescriptorProto.Type.TYPE_BOOL;
            case INTEGER -> FieldDescriptorProto.Type.TYPE_INT64;
            case FLOAT -> FieldDescriptorProto.Type.TYPE_DOUBLE;
            case OBJECT -> FieldDescriptorProto.Type.TYPE_MESSAGE;
            case TEXT, NULL, LIST -> FieldDescriptorProto.Type.TYPE_STRING;
        };
    }

    private static IllegalArgumentException severalKinds(Shape shape, String path) {
        return new IllegalArgumentException(
                "member '" + path + "' is " + words(shape) + ", and a Protobuf field has one type");
    }

    private static String words(Shape shape) {
        return shape.kinds().stream().map(Kind::words).collect(Collectors.joining(" or "));
    }
}
