package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;

/** Writes values of one shape by the schema that was made for it. */
interface SchemaWriter {
    SchemaType type();

    /** @return the schema's text */
    String schema();

    /** @return the full name of the record or message */
    String recordName();

    /** @return what stands between a schema's id and the record's own bytes */
    byte[] preamble();

    /** @return false, and perhaps a part written, when the value does not fit */
    boolean write(Value value, BinaryBuffer buffer);
}
