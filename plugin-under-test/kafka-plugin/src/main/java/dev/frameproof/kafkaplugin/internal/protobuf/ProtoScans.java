package dev.frameproof.kafkaplugin.internal.protobuf;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.util.ArrayList;
import java.util.List;

/** The scans of messages that lie in each other, used again for each record. */
final class ProtoScans {
    /** As many levels as protobuf-java reads by default. */
    private static final int DEEPEST = 100;

    private final List<ProtoScan> scans = new ArrayList<>();
    private final ProtoInput input = new ProtoInput();
    private int depth;

    void begin() {
        depth = 0;
    }

    /** @return the scan of a message one level deeper, until {@link #leave} */
    ProtoScan enter(ProtoMessage message, byte[] bytes, int from, int to) throws MalformedRecordException {
        if (depth >= DEEPEST) {
            throw input.malformed("messages lie in each other more than " + DEEPEST + " levels deep");
        }
        if (depth == scans.size()) {
            scans.add(new ProtoScan());
        }
        ProtoScan scan = scans.get(depth++);
        scan.read(message, bytes, from, to, input);
        return scan;
    }

    void leave() {
        depth--;
    }

    /** @return the scan of the message in a field, merged when it stands there several times */
    ProtoScan enter(ProtoField field, ProtoScan outer) throws MalformedRecordException {
        if (!outer.isSeveral(field)) {
            return enter(field.message(), outer.bytes(), outer.from(field), outer.end(field));
        }
        Utf8Buffer merged = new Utf8Buffer(256);
        ProtoInput again = new ProtoInput();
        outer.rewind(again);
        while (outer.next(field, again) >= 0) {
            merged.append(again.bytes, again.from, again.end);
        }
        return enter(field.message(), merged.array(), 0, merged.length());
    }

    /** Looks whether everything in a message that is not shown is valid too. */
    void check(ProtoField field, ProtoScan outer) throws MalformedRecordException {
        ProtoInput in = new ProtoInput();
        outer.rewind(in);
        while (outer.next(field, in) >= 0) {
            ProtoScan scan = enter(field.message(), in.bytes, in.from, in.end);
            for (ProtoField inner : field.message().fields()) {
                if (inner.isMessage() && scan.has(inner)) {
                    check(inner, scan);
                }
            }
            leave();
        }
    }
}
