package dev.frameproof.kafkaplugin.internal.protobuf;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The types of fields, with their names in .proto files and how they are written (encoding guide, "Message Structure"). */
enum ProtoKind {
    DOUBLE(1),
    FLOAT(5),
    INT32(0),
    INT64(0),
    UINT32(0),
    UINT64(0),
    SINT32(0),
    SINT64(0),
    FIXED32(5),
    FIXED64(1),
    SFIXED32(5),
    SFIXED64(1),
    BOOL(0),
    STRING(2),
    BYTES(2),
    ENUM(0),
    MESSAGE(2),
    GROUP(3);

    private static final Map<String, ProtoKind> BY_NAME = byName();

    private final int wireType;

    ProtoKind(int wireType) {
        this.wireType = wireType;
    }

    /** @return the scalar of that name, or null when it is none */
    static ProtoKind scalar(String name) {
        return BY_NAME.get(name);
    }

    int wireType() {
        return wireType;
    }

    /** @return whether many values may be written behind each other as one */
    boolean isPackable() {
        return wireType != ProtoInput.BYTES && wireType != ProtoInput.GROUP_START;
    }

    private static Map<String, ProtoKind> byName() {
        Map<String, ProtoKind> kinds = new HashMap<>();
        for (ProtoKind kind : EnumSet.range(DOUBLE, BYTES)) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
        return kinds;
    }
}
