package dev.frameproof.kafkaplugin.internal.service;

import dev.frameproof.kafkaplugin.internal.InvalidSchemaException;
import dev.frameproof.kafkaplugin.internal.avro.AvroSchemas;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtobufFormat;
import dev.frameproof.kafkaplugin.internal.settings.InvalidJsonException;
import dev.frameproof.kafkaplugin.internal.settings.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks whether a schema that was typed in is one, before anything is decoded by it. */
final class SchemaCheck {
    private static final Verdict VALID = Verdict.good("Schema is valid");
    private static final Verdict EMPTY = Verdict.bad("Schema cannot be empty");

    private SchemaCheck() {}

    static Verdict avro(String schema) {
        if (schema.isEmpty()) {
            return EMPTY;
        }
        if (schema.stripLeading().startsWith("{")) {
            Optional<Verdict> fault = faultOfObject(schema);
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        try {
            AvroSchemas.check(schema);
        } catch (InvalidSchemaException e) {
            return Verdict.bad("Invalid Avro schema: " + e.getMessage());
        }
        return VALID;
    }

    /** The faults that people make, in the contract's words; the parser finds the others. */
    private static Optional<Verdict> faultOfObject(String schema) {
        JsonObject json;
        try {
            json = JsonObject.parse(schema.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidJsonException e) {
            return Optional.of(Verdict.bad("Invalid JSON format: " + e.getMessage()));
        }
        if (!json.has("type")) {
            return Optional.of(Verdict.bad("Avro schema must have a 'type' field"));
        }
        if (json.text("type").equals("record")) {
            for (String member : new String[] {"name", "fields"}) {
                if (!json.has(member)) {
                    return Optional.of(Verdict.bad("Record schema must have a '" + member + "' field"));
                }
            }
        }
        return Optional.empty();
    }

    static Verdict protobuf(String schema) {
        if (schema.isBlank()) {
            return EMPTY;
        }
        try {
            ProtobufFormat.check(schema);
        } catch (InvalidSchemaException e) {
            return Verdict.bad("Invalid Protobuf schema: " + e.getMessage());
        }
        return VALID;
    }
}
