package dev.frameproof.oracle;

/** How record values are read. */
public enum MessageFormat {
    JSON("json"),
    AVRO("avro"),
    PROTOBUF("protobuf"),
    PLAINTEXT("plaintext"),
    LINE_PROTOCOL("lineprotocol");

    private final String id;

    MessageFormat(String id) {
        this.id = id;
    }

    /** @return as the query's JSON has it */
    public String id() {
        return id;
    }
}
