package dev.frameproof.kafkaplugin.internal.registry;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.util.List;

/** Where a stream's schemas come from. */
public interface SchemaSource {
    /** @return whether each value begins with Confluent's header: a zero byte and the schema's id, 4 bytes */
    boolean isRegistry();

    /**
     * @param id counts only for a registry
     * @throws MalformedRecordException when there is no such schema, for now
     */
    RegisteredSchema schema(int id) throws MalformedRecordException, InterruptedException;

    /** @return a source without schemas, for the given reason */
    static SchemaSource none(String why) {
        return new OneSchema(null, why);
    }

    /** @return the one schema that a query gives */
    static SchemaSource inline(String type, String text) {
        return new OneSchema(
                text.isBlank() ? null : new RegisteredSchema(type, text, List.of()),
                "the query has no schema: paste one, or choose the schema registry");
    }
}
