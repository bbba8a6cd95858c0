package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.protobuf.ProtoDeclarations.Presence;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;

/**
 * A field as values are read by it.
 *
 * @param text its name as UTF-8
 * @param enumeration of an enum; null otherwise
 * @param message of a message, a group or a map, whose entries are messages; null otherwise
 */
record ProtoField(
        String name,
        Utf8Buffer text,
        int index,
        int number,
        ProtoKind kind,
        boolean repeated,
        boolean map,
        Presence presence,
        int oneof,
        boolean checked,
        ProtoEnum enumeration,
        ProtoMessage message) {
    boolean isMessage() {
        return kind == ProtoKind.MESSAGE || kind == ProtoKind.GROUP;
    }

    /** @return whether an absent one has the type's zero value */
    boolean hasDefault() {
        return presence == Presence.IMPLICIT && !repeated && !isMessage();
    }
}
