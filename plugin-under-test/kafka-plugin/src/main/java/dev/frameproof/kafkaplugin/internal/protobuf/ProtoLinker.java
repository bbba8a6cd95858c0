package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.InvalidSchemaException;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Enumeration;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Field;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.File;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Message;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Presence;
import dev.frameproof.kafkaplugin.internal.registry.RegisteredSchema;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes types of declarations: finds what names mean, across files. */
final class ProtoLinker {
    private final Map<String, File> files = new LinkedHashMap<>();
    private final Map<String, ProtoMessage> messages = new HashMap<>();
    private final Map<String, ProtoEnum> enumerations = new HashMap<>();

    private ProtoLinker() {}

    /**
     * Parses a schema.
     *
     * @return the message types of its own file, in order
     * @throws InvalidSchemaException when it, or one that it uses, is none, or it has no message
     */
    static List<ProtoMessage> link(RegisteredSchema schema) throws InvalidSchemaException {
        return new ProtoLinker().messages(schema);
    }

    private List<ProtoMessage> messages(RegisteredSchema schema) throws InvalidSchemaException {
        Map<String, String> texts = new HashMap<>(WellKnownProtos.TEXTS);
        for (RegisteredSchema.Reference reference : schema.references()) {
            texts.put(reference.name(), reference.text());
        }
        File own = ProtoParser.parse(schema.text());
        if (own.messages().isEmpty()) {
            throw new InvalidSchemaException("it defines no message");
        }
        load(own.imports(), texts);
        files.put("", own);
        for (File file : files.values()) {
            declare(file.enumerations());
            for (Message message : file.messages()) {
                declare(message);
            }
        }
        for (File file : files.values()) {
            for (Message message : file.messages()) {
                fill(message);
            }
        }
        List<ProtoMessage> linked = new ArrayList<>();
        own.messages().forEach(message -> linked.add(messages.get(message.name())));
        return linked;
    }

    private void load(List<String> imports, Map<String, String> texts) throws InvalidSchemaException {
        for (String path : imports) {
            if (files.containsKey(path)) {
                continue;
            }
            String text = texts.get(path);
            if (text == null) {
                throw new InvalidSchemaException(
                        "it imports " + path + ", which is not at hand: of imports it may have "
                                + "google/protobuf/..., and in a schema registry those registered as its references");
            }
            File file = ProtoParser.parse(text);
            files.put(path, file);
            load(file.imports(), texts);
        }
    }

    private void declare(Message message) throws InvalidSchemaException {
        ProtoMessage type = new ProtoMessage(message.name());
        if (messages.put(message.name(), type) != null) {
            throw new InvalidSchemaException("message " + message.name() + " is there twice");
        }
        declare(message.enumerations());
        for (Message inner : message.messages()) {
            declare(inner);
            type.nested().add(messages.get(inner.name()));
        }
    }

    private void declare(List<Enumeration> declared) {
        for (Enumeration enumeration : declared) {
            enumerations.put(enumeration.name(), new ProtoEnum(enumeration.values(), enumeration.closed()));
        }
    }

    private void fill(Message message) throws InvalidSchemaException {
        List<ProtoField> fields = new ArrayList<>();
        for (Field field : message.fields()) {
            fields.add(field(message.name(), field, fields.size()));
        }
        messages.get(message.name()).fields(fields);
        for (Message inner : message.messages()) {
            fill(inner);
        }
    }

    private ProtoField field(String scope, Field field, int index) throws InvalidSchemaException {
        if (!field.keyType().isEmpty()) {
            return map(scope, field, index);
        }
        if (field.type().startsWith("group ")) {
            return field(
                    field,
                    index,
                    ProtoKind.GROUP,
                    null,
                    messages.get(field.type().substring(6)));
        }
        ProtoKind scalar = ProtoKind.scalar(field.type());
        if (scalar != null) {
            return field(field, index, scalar, null, null);
        }
        ProtoMessage message = find(scope, field.type(), messages);
        ProtoEnum enumeration = message == null ? find(scope, field.type(), enumerations) : null;
        if (message == null && enumeration == null) {
            throw new InvalidSchemaException("field %s of %s has the type %s, which is declared nowhere"
                    .formatted(field.name(), scope, field.type()));
        }
        return field(field, index, message == null ? ProtoKind.ENUM : ProtoKind.MESSAGE, enumeration, message);
    }

    /** A map is a list of messages with the key as field 1 and the value as field 2. */
    private ProtoField map(String scope, Field field, int index) throws InvalidSchemaException {
        ProtoMessage entry = new ProtoMessage(scope + "." + field.name());
        Presence zero = Presence.IMPLICIT;
        Field key = new Field("key", 1, field.keyType(), "", false, zero, -1, field.checked());
        Field value = new Field("value", 2, field.type(), "", false, zero, -1, field.checked());
        entry.fields(List.of(field(scope, key, 0), field(scope, value, 1)));
        Field list = new Field(field.name(), field.number(), field.type(), "", true, field.presence(), -1, false);
        return field(list, index, ProtoKind.MESSAGE, null, entry, true);
    }

    private static ProtoField field(
            Field field, int index, ProtoKind kind, ProtoEnum enumeration, ProtoMessage message) {
        return field(field, index, kind, enumeration, message, false);
    }

    private static ProtoField field(
            Field field, int index, ProtoKind kind, ProtoEnum enumeration, ProtoMessage message, boolean map) {
        Utf8Buffer text = new Utf8Buffer(field.name().length());
        text.append(field.name());
        return new ProtoField(
                field.name(),
                text,
                index,
                field.number(),
                kind,
                field.repeated(),
                map,
                field.presence(),
                field.oneof(),
                field.checked(),
                enumeration,
                message);
    }

    /** Looks for a name in the innermost scope first; a dot in front means the outermost. */
    private static <T> T find(String scope, String name, Map<String, T> declared) {
        if (name.startsWith(".")) {
            return declared.get(name.substring(1));
        }
        String around = scope;
        while (true) {
            T found = declared.get(around.isEmpty() ? name : around + "." + name);
            if (found != null || around.isEmpty()) {
                return found;
            }
            around = around.substring(0, Math.max(0, around.lastIndexOf('.')));
        }
    }
}
