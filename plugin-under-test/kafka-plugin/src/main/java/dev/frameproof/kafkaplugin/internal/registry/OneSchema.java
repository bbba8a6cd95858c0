package dev.frameproof.kafkaplugin.internal.registry;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;

/** The schema of all values, or why there is none. */
record OneSchema(RegisteredSchema schema, String whyNone) implements SchemaSource {
    @Override
    public boolean isRegistry() {
        return false;
    }

    @Override
    public RegisteredSchema schema(int id) throws MalformedRecordException {
        if (schema == null) {
            throw new MalformedRecordException(whyNone);
        }
        return schema;
    }
}
