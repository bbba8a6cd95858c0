package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.kafkaplugin.internal.InvalidSchemaException;
import dev.frameproof.kafkaplugin.internal.registry.RegisteredSchema;
import dev.frameproof.kafkaplugin.internal.registry.RegisteredSchema.Reference;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Parses schemas. */
public final class AvroSchemas {
    private AvroSchemas() {}

    /** @throws InvalidSchemaException when it is no Avro schema, or one that it uses is none */
    static AvroType parse(RegisteredSchema schema) throws InvalidSchemaException {
        return new AvroTypes().of(parsed(schema.references(), schema.text()));
    }

    /** @throws InvalidSchemaException when the text is no Avro schema; its message says why */
    public static void check(String schema) throws InvalidSchemaException {
        parsed(List.of(), schema);
    }

    private static Schema parsed(List<Reference> references, String schema) throws InvalidSchemaException {
        Schema.Parser parser = new Schema.Parser();
        try {
            for (Reference reference : references) {
                parser.parse(reference.text());
            }
            return parser.parse(schema);
        } catch (AvroRuntimeException e) {
            throw new InvalidSchemaException(reason(e));
        }
    }

    /** JSON's reader quotes the text and names itself in the lines behind the first. */
    private static String reason(AvroRuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = cause.getMessage() == null ? failure.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
