package dev.frameproof.kafkaplugin.internal.service;

import dev.frameproof.kafkaplugin.internal.settings.InvalidJsonException;
import dev.frameproof.kafkaplugin.internal.settings.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Looks whether a schema that was typed in has the shape of one, before anything is decoded by it. */
final class SchemaCheck {
    private static final Verdict VALID = Verdict.good("Schema is valid");
    private static final Verdict EMPTY = Verdict.bad("Schema cannot be empty");
    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("//[^\\n]*|/\\*.*?\\*/|\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'", Pattern.DOTALL);
    private static final Pattern MESSAGE = Pattern.compile("\\bmessage\\s+[A-Za-z_]\\w*\\s*\\{");

    private SchemaCheck() {}

    static Verdict avro(String schema) {
        if (schema.isEmpty()) {
            return EMPTY;
        }
        JsonObject json;
        try {
            json = JsonObject.parse(schema.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidJsonException e) {
            return Verdict.bad("Invalid JSON format: " + e.getMessage());
        }
        if (!json.has("type")) {
            return Verdict.bad("Avro schema must have a 'type' field");
        }
        if (json.text("type").equals("record")) {
            for (String member : new String[] {"name", "fields"}) {
                if (!json.has(member)) {
                    return Verdict.bad("Record schema must have a '" + member + "' field");
                }
            }
        }
        return VALID;
    }

    static Verdict protobuf(String schema) {
        if (schema.isBlank()) {
            return EMPTY;
        }
        String bare = COMMENT_OR_TEXT.matcher(schema).replaceAll(" ");
        int depth = 0;
        for (int i = 0; i < bare.length() && depth >= 0; i++) {
            depth += bare.charAt(i) == '{' ? 1 : bare.charAt(i) == '}' ? -1 : 0;
        }
        if (depth != 0) {
            return Verdict.bad("Invalid Protobuf schema: its braces do not match");
        }
        if (!MESSAGE.matcher(bare).find()) {
            return Verdict.bad("Invalid Protobuf schema: it defines no message");
        }
        return VALID;
    }
}
