package dev.frameproof.kafkaplugin.internal.protobuf;

import java.util.List;
import java.util.Map;

/** What a .proto file declares, before names are looked up. */
final class ProtoDeclarations {
    private ProtoDeclarations() {}

    /** How fields without a label tell whether they are set. */
    enum Presence {
        IMPLICIT,
        EXPLICIT,
        REQUIRED
    }

    /**
     * A whole file.
     *
     * @param imports public ones among them
     */
    record File(String packageName, List<String> imports, List<Message> messages, List<Enumeration> enumerations) {}

    /** @param name with the names around it and the package */
    record Message(String name, List<Field> fields, List<Message> messages, List<Enumeration> enumerations) {}

    /** @param closed whether other numbers than the declared ones are unknown */
    record Enumeration(String name, boolean closed, Map<Integer, String> values) {}

    /**
     * A field.
     *
     * @param type a scalar's name or that of a message or enumeration; of the values for a map
     * @param keyType of a map; empty for no map
     * @param oneof the number of the oneof in its message that has the field; negative for none
     * @param checked whether a string must be UTF-8
     */
    record Field(
            String name,
            int number,
            String type,
            String keyType,
            boolean repeated,
            Presence presence,
            int oneof,
            boolean checked) {}
}
