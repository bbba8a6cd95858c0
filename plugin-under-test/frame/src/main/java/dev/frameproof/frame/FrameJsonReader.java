package dev.frameproof.frame;

import dev.frameproof.frame.FrameFormatException.Fault;
import dev.frameproof.frame.internal.DataJson;
import dev.frameproof.frame.internal.FrameLayout;
import dev.frameproof.frame.internal.JsonFault;
import dev.frameproof.frame.internal.JsonInput;
import dev.frameproof.frame.internal.JsonSkip;
import dev.frameproof.frame.internal.SchemaCache;
import java.util.Objects;

/**
 * Reads the JSON form of frames, as Grafana Live and a plugin's stream packets carry it: {@code
 * {"schema":{...},"data":{"values":[[...]],"entities":[...],"nanos":[...]}}}, members in any order, unknown ones
 * skipped.
 *
 * <p>A message without {@code schema} has the schema of the last frame that was read. While schemas come again byte by
 * byte, {@link Frame#schema()} is the same instance each time (it is kept for the last 16 different ones), so what is
 * worked out from a schema can be kept by identity. A field without {@code typeInfo} gets its type from the browser's
 * {@code type} and is nullable: a number is a float64, anything but time, number, string, boolean and enum is JSON.
 *
 * <p>A frame that was read is valid until the next read by the same reader, which overwrites its columns; {@link
 * Frame#copy()} keeps one. The message's bytes are copied: the caller may reuse its array at once. Not for use by
 * several threads at a time.
 */
public final class FrameJsonReader {
    private final JsonInput in = new JsonInput();
    private final SchemaCache schemas = new SchemaCache();
    private final DataJson data = new DataJson(in);
    private FrameLayout last;
    private int end;

    /**
     * @param message one frame and nothing else
     * @throws FrameFormatException when it is not a frame; the reader stays usable, with the schema it had
     */
    public Frame read(byte[] message) {
        return read(message, 0, message.length);
    }

    /**
     * @param length how many bytes from {@code offset} on are one frame and nothing else
     * @throws FrameFormatException when they are not a frame; the reader stays usable, with the schema it had
     */
    public Frame read(byte[] bytes, int offset, int length) {
        FrameLayout layout = readObject(bytes, offset, length);
        if (!in.atEnd()) {
            throw new FrameFormatException(
                    Fault.INVALID_JSON, in.position(), -1, "", -1, "", "more follows after the frame");
        }
        last = layout;
        return layout.frame();
    }

    /**
     * Reads a frame that other bytes may follow, as inside an envelope; {@link #end()} then says where it ended.
     *
     * @param limit the end of what may be read
     * @throws FrameFormatException when no frame begins here; the reader stays usable, with the schema it had
     */
    public Frame readPrefix(byte[] bytes, int offset, int limit) {
        last = readObject(bytes, offset, limit - offset);
        return last.frame();
    }

    /** @return where in the caller's array the last frame read ended: the index after its closing brace */
    public int end() {
        return end;
    }

    private FrameLayout readObject(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        in.load(bytes, offset, length);
        try {
            FrameLayout layout = readMembers();
            end = offset + in.position();
            return layout;
        } catch (JsonFault fault) {
            throw fault.at(-1, "", -1);
        }
    }

    private FrameLayout readMembers() {
        FrameLayout announced = null;
        int dataAt = -1;
        boolean dataRead = false;
        if (in.enterObject()) {
            do {
                int nameAt = in.position();
                switch (in.memberName()) {
                    case "schema" -> {
                        requireFirst(announced == null, nameAt, "schema");
                        announced = schemas.read(in);
                    }
                    case "data" -> {
                        requireFirst(dataAt < 0, nameAt, "data");
                        dataAt = in.position();
                        if (announced == null) {
                            JsonSkip.value(in);
                        } else {
                            data.read(announced);
                            dataRead = true;
                        }
                    }
                    default -> JsonSkip.value(in);
                }
            } while (in.nextMember());
        }
        FrameLayout layout = announced == null ? last : announced;
        if (layout == null) {
            throw new FrameFormatException(
                    Fault.NO_SCHEMA, -1, -1, "", -1, "", "no schema, and no frame with one came before");
        }
        if (dataAt < 0) {
            layout.clear();
        } else if (!dataRead) {
            int after = in.position();
            in.moveTo(dataAt);
            data.read(layout);
            in.moveTo(after);
        }
        return layout;
    }

    private static void requireFirst(boolean first, int nameAt, String name) {
        if (!first) {
            throw new FrameFormatException(
                    Fault.INVALID_SCHEMA, nameAt, -1, "", -1, "", "member '" + name + "' comes twice");
        }
    }
}
