package dev.frameproof.kafkaplugin.internal.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names of an enumeration's numbers. */
final class ProtoEnum {
    private final Map<Integer, byte[]> names = new HashMap<>();
    private final boolean closed;

    ProtoEnum(Map<Integer, String> values, boolean closed) {
        values.forEach((number, name) -> names.put(number, name.getBytes(StandardCharsets.UTF_8)));
        this.closed = closed;
    }

    /** @return the name, or null for a number without */
    byte[] name(int number) {
        return names.get(number);
    }

    /** @return whether a value of that number counts as an unknown field */
    boolean isUnknown(int number) {
        return closed && !names.containsKey(number);
    }
}
