package dev.frameproof.producers.encoding;

/** Where a new schema is made known, so that readers find it by its id. */
@FunctionalInterface
public interface SchemaRegistration {
    /**
     * @param schema its text
     * @param recordName the full name of the record or message that the schema describes
     * @return the id that goes before each record's bytes
     */
    int register(SchemaType type, String schema, String recordName);
}
