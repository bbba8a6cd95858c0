package dev.frameproof.kafkaplugin.internal.decoding;

/** How the records' values are read: {@code messageFormat} of the query. */
public enum MessageFormat {
    JSON,
    PLAINTEXT,
    AVRO,
    PROTOBUF,
    LINEPROTOCOL
}
