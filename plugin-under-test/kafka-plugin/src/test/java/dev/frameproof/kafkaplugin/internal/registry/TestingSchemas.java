package dev.frameproof.kafkaplugin.internal.registry;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A registry in memory. */
public final class TestingSchemas implements SchemaSource {
    private final Map<Integer, RegisteredSchema> schemas = new HashMap<>();
    private int questions;

    public TestingSchemas put(int id, String type, String text, RegisteredSchema.Reference... references) {
        schemas.put(id, new RegisteredSchema(type, text, List.of(references)));
        return this;
    }

    /** @return how often a schema was asked for */
    public int questions() {
        return questions;
    }

    @Override
    public boolean isRegistry() {
        return true;
    }

    @Override
    public RegisteredSchema schema(int id) throws MalformedRecordException {
        questions++;
        RegisteredSchema schema = schemas.get(id);
        if (schema == null) {
            throw new MalformedRecordException("the schema registry has no schema " + id);
        }
        return schema;
    }
}
