package dev.frameproof.kafkaplugin.internal.avro;

import dev.frameproof.frame.FloatText;
import dev.frameproof.kafkaplugin.internal.json.ObjectMembers;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;

/** Where arrays are written as one text. */
record AvroText(Utf8Buffer out, ObjectMembers members, FloatText floats) {
    AvroText(Utf8Buffer out) {
        this(out, new ObjectMembers(), new FloatText());
    }
}
