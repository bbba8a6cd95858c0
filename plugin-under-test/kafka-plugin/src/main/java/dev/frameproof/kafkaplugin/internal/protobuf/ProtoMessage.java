package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.InvalidSchemaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A message type as values are read by it. */
final class ProtoMessage {
    private static final int SMALL = 1_000;

    private final String name;
    private final List<ProtoMessage> nested = new ArrayList<>();
    private final Map<Integer, ProtoField> large = new HashMap<>();
    private ProtoField[] fields = {};
    private ProtoField[] small = {};
    private int oneofs;

    ProtoMessage(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** @return the message types declared within, in order */
    List<ProtoMessage> nested() {
        return nested;
    }

    ProtoField[] fields() {
        return fields;
    }

    int oneofs() {
        return oneofs;
    }

    /** Fills in the fields, which may be of this type themselves. */
    void fields(List<ProtoField> all) throws InvalidSchemaException {
        fields = all.toArray(ProtoField[]::new);
        int most = 0;
        for (ProtoField field : fields) {
            most = field.number() < SMALL ? Math.max(most, field.number()) : most;
            oneofs = Math.max(oneofs, field.oneof() + 1);
        }
        small = new ProtoField[most + 1];
        for (ProtoField field : fields) {
            if (field(field.number()) != null) {
                throw new InvalidSchemaException("message " + name + " has two fields of number " + field.number());
            }
            if (field.number() < SMALL) {
                small[field.number()] = field;
            } else {
                large.put(field.number(), field);
            }
        }
    }

    /** @return the field of that number, or null when there is none */
    ProtoField field(int number) {
        return number < small.length ? small[number] : large.isEmpty() ? null : large.get(number);
    }
}
