package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.InvalidSchemaException;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Enumeration;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Field;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.File;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Message;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parses .proto files of proto2, proto3 and editions. What values do not depend on is passed over. */
final class ProtoParser {
    private static final String UTF8_NONE = "features.utf8_validation=NONE";
    private static final String CLOSED = "features.enum_type=CLOSED";
    private static final String IMPLICIT = "features.field_presence=IMPLICIT";
    private static final String REQUIRED = "features.field_presence=LEGACY_REQUIRED";

    private final ProtoTokens tokens;
    private final List<String> imports = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Enumeration> enumerations = new ArrayList<>();
    private String packageName = "";
    private boolean proto2 = true;
    private boolean closedEnums = true;
    private boolean checkedStrings;
    private Presence presence = Presence.EXPLICIT;

    private ProtoParser(String text) throws InvalidSchemaException {
        tokens = new ProtoTokens(text);
    }

    static File parse(String text) throws InvalidSchemaException {
        return new ProtoParser(text).file();
    }

    private File file() throws InvalidSchemaException {
        while (!tokens.isEnd()) {
            switch (tokens.peek()) {
                case "syntax", "edition" -> syntax();
                case "import" -> imports();
                case "package" -> {
                    tokens.take();
                    packageName = tokens.name();
                    tokens.expect(";");
                }
                case "option" -> fileOption();
                case "message" -> messages.add(message(packageName));
                case "enum" -> enumerations.add(enumeration(packageName));
                case "service", "extend", "export", "local" -> passOver();
                case ";" -> tokens.take();
                default -> throw tokens.error("expected message, enum or the like, found '" + tokens.peek() + "'");
            }
        }
        return new File(packageName, imports, messages, enumerations);
    }

    /** Editions from 2024 on may have a word for visibility in front. */
    private void passOver() throws InvalidSchemaException {
        if (!tokens.takeIf("export") && !tokens.takeIf("local")) {
            tokens.skipStatement();
        }
    }

    private void syntax() throws InvalidSchemaException {
        boolean edition = tokens.take().equals("edition");
        tokens.expect("=");
        String version = tokens.text();
        tokens.expect(";");
        proto2 = version.equals("proto2");
        if (!edition && !proto2 && !version.equals("proto3")) {
            throw tokens.error("the syntax is '" + version + "': use proto2 or proto3");
        }
        closedEnums = proto2;
        checkedStrings = !proto2;
        presence = edition || proto2 ? Presence.EXPLICIT : Presence.IMPLICIT;
    }

    private void imports() throws InvalidSchemaException {
        tokens.take();
        boolean used = !tokens.takeIf("option");
        if (tokens.is("weak") || tokens.is("public")) {
            tokens.take();
        }
        String path = tokens.text();
        if (used) {
            imports.add(path);
        }
        tokens.expect(";");
    }

    private void fileOption() throws InvalidSchemaException {
        tokens.take();
        StringBuilder option = new StringBuilder();
        while (!tokens.is(";") && !tokens.is("{")) {
            option.append(tokens.take());
        }
        tokens.skipStatement();
        tokens.takeIf(";");
        presence = presence(option.toString());
        closedEnums = closedEnums || option.indexOf(CLOSED) == 0;
        checkedStrings = checkedStrings && option.indexOf(UTF8_NONE) != 0;
    }

    private Presence presence(String options) {
        return options.contains(IMPLICIT)
                ? Presence.IMPLICIT
                : options.contains(REQUIRED) ? Presence.REQUIRED : presence;
    }

    private Message message(String scope) throws InvalidSchemaException {
        tokens.take();
        return body(join(scope, simpleName()));
    }

    private Message body(String name) throws InvalidSchemaException {
        Message message = new Message(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        tokens.expect("{");
        int oneofs = 0;
        while (!tokens.takeIf("}")) {
            switch (tokens.peek()) {
                case "message" -> message.messages().add(message(name));
                case "enum" -> message.enumerations().add(enumeration(name));
                case "oneof" -> {
                    tokens.take();
                    tokens.name();
                    oneof(message, oneofs++);
                }
                case "option", "extensions", "extend", "reserved" -> tokens.skipStatement();
                case ";" -> tokens.take();
                default -> field(message, -1);
            }
        }
        return message;
    }

    private void oneof(Message message, int oneof) throws InvalidSchemaException {
        tokens.expect("{");
        while (!tokens.takeIf("}")) {
            if (tokens.is("option")) {
                tokens.skipStatement();
            } else if (!tokens.takeIf(";")) {
                field(message, oneof);
            }
        }
    }

    private void field(Message message, int oneof) throws InvalidSchemaException {
        boolean repeated = tokens.takeIf("repeated");
        boolean optional = tokens.takeIf("optional");
        boolean required = tokens.takeIf("required");
        String type = tokens.name();
        String keyType = "";
        if (type.equals("map") && tokens.takeIf("<")) {
            keyType = tokens.name();
            tokens.expect(",");
            type = tokens.name();
            tokens.expect(">");
        }
        boolean group = type.equals("group");
        String name = simpleName();
        tokens.expect("=");
        int number = tokens.number();
        String options = tokens.is("[") ? options() : "";
        if (group) {
            Message inner = body(join(message.name(), name));
            message.messages().add(inner);
            type = "group " + inner.name();
            name = name.toLowerCase(Locale.ROOT);
        } else {
            tokens.expect(";");
        }
        if (number < 1 || number > ProtoInput.MOST_FIELD) {
            throw tokens.error("field " + name + " has the number " + number);
        }
        Presence ofField =
                required ? Presence.REQUIRED : optional || oneof >= 0 ? Presence.EXPLICIT : presence(options);
        boolean checked = checkedStrings && !options.contains(UTF8_NONE);
        message.fields().add(new Field(name, number, type, keyType, repeated, ofField, oneof, checked));
    }

    /** @return the options of a field without blanks */
    private String options() throws InvalidSchemaException {
        StringBuilder options = new StringBuilder();
        int depth = 0;
        do {
            depth += tokens.is("[") ? 1 : tokens.is("]") ? -1 : 0;
            options.append(tokens.take());
        } while (depth > 0);
        return options.toString();
    }

    private Enumeration enumeration(String scope) throws InvalidSchemaException {
        tokens.take();
        String name = join(scope, simpleName());
        Map<Integer, String> values = new LinkedHashMap<>();
        boolean closed = closedEnums;
        tokens.expect("{");
        while (!tokens.takeIf("}")) {
            if (tokens.is("option") || tokens.is("reserved")) {
                tokens.skipStatement();
            } else if (!tokens.takeIf(";")) {
                String value = simpleName();
                tokens.expect("=");
                // Of names for the same number the first one is shown.
                values.putIfAbsent(tokens.number(), value);
                tokens.skipStatement();
            }
        }
        if (values.isEmpty()) {
            throw tokens.error("enum " + name + " has no values");
        }
        return new Enumeration(name, closed, values);
    }

    private String simpleName() throws InvalidSchemaException {
        String name = tokens.name();
        if (name.indexOf('.') >= 0) {
            throw tokens.error("'" + name + "' is no name without dots");
        }
        return name;
    }

    private static String join(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }
}
