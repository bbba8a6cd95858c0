package dev.frameproof.kafkaplugin.internal.rows;

/** The types that a value's or key's column can have, with their names in a frame's JSON. */
public enum ValueType {
    FLOAT64(0, "number", "float64"),
    INT64(1, "number", "int64"),
    STRING(2, "string", "string"),
    BOOL(3, "boolean", "bool"),
    UINT64(4, "number", "uint64");

    static final int COUNT = 5;

    private static final ValueType[] BY_CODE = {FLOAT64, INT64, STRING, BOOL, UINT64};

    private final int code;
    private final String browserName;
    private final String frameName;

    ValueType(int code, String browserName, String frameName) {
        this.code = code;
        this.browserName = browserName;
        this.frameName = frameName;
    }

    static ValueType ofCode(int code) {
        return BY_CODE[code];
    }

    /** @return a number from 0 to below {@link #COUNT} */
    int code() {
        return code;
    }

    /** @return the browser's coarser type */
    public String browserName() {
        return browserName;
    }

    /** @return the name in {@code typeInfo.frame} */
    public String frameName() {
        return frameName;
    }
}
