package dev.frameproof.frame;

/**
 * The exact type of a field, named as in {@code typeInfo.frame} of a frame's JSON, with the coarser type that the
 * browser works with.
 */
public enum FieldType {
    TIME("time.Time", "time"),
    INT8("int8", "number"),
    INT16("int16", "number"),
    INT32("int32", "number"),
    INT64("int64", "number"),
    UINT8("uint8", "number"),
    UINT16("uint16", "number"),
    UINT32("uint32", "number"),
    UINT64("uint64", "number"),
    FLOAT32("float32", "number"),
    FLOAT64("float64", "number"),
    STRING("string", "string"),
    BOOL("bool", "boolean"),
    JSON("json.RawMessage", "other"),
    ENUM("enum", "enum");

    private final String frameName;
    private final String browserName;

    FieldType(String frameName, String browserName) {
        this.frameName = frameName;
        this.browserName = browserName;
    }

    /** @return the exact type's name, for example {@code time.Time} */
    public String frameName() {
        return frameName;
    }

    /** @return the browser's type: time, number, string, boolean, other or enum */
    public String browserName() {
        return browserName;
    }
}
