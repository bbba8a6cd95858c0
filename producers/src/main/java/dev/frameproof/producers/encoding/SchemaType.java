package dev.frameproof.producers.encoding;

/** A schema language, by the name that a schema registry has for it. */
public enum SchemaType {
    AVRO,
    PROTOBUF
}
