package dev.frameproof.oracle;

/** How record keys are shown. */
public enum KeyFormat {
    NONE("none"),
    STRING("string"),
    JSON("json"),
    BASE64("base64");

    private final String id;

    KeyFormat(String id) {
        this.id = id;
    }

    /** @return as the query's JSON has it */
    public String id() {
        return id;
    }
}
