package dev.frameproof.oracle.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaLookup.Registered;
import java.util.OptionalInt;

/** Which schema of a registry each record of a topic was written with: its header names it, or the topic's subject. */
public final class WriterSchemas {
    private final SchemaLookup registry;
    private final String type;
    private final String subject;

    /** @param type {@code AVRO} or {@code PROTOBUF} */
    public WriterSchemas(SchemaLookup registry, String type, String topic) {
        this.registry = requireNonNull(registry, "registry");
        this.type = requireNonNull(type, "type");
        subject = topic + "-value";
    }

    /**
     * One record's schema.
     *
     * @param schema what the registry has
     * @param header whether the record begins with {@link ConfluentHeader}; without one it is the subject's latest, and a
     *     reader may refuse it
     */
    public record Written(Registered schema, boolean header) {
        /** @return what was read, which a reader may refuse when no header named the schema */
        public Decoded read(Decoded decoded) {
            return header ? decoded : decoded.unless("it has no schema id");
        }
    }

    /** @throws Undecodable when the registry has no such schema, or one of another type */
    public Written of(byte[] bytes) throws Undecodable {
        OptionalInt id = ConfluentHeader.schemaId(bytes);
        if (id.isEmpty()) {
            Registered latest = registry.latest(subject)
                    .orElseThrow(() -> new Undecodable("it has no schema id, and the registry no subject " + subject));
            return new Written(usable(latest), false);
        }
        return new Written(
                usable(registry.byId(id.getAsInt())
                        .orElseThrow(() -> new Undecodable("the registry has no schema with id " + id.getAsInt()))),
                true);
    }

    private Registered usable(Registered schema) throws Undecodable {
        if (!schema.type().equals(type)) {
            throw new Undecodable("schema %d is of the type %s, not %s".formatted(schema.id(), schema.type(), type));
        }
        return schema;
    }
}
