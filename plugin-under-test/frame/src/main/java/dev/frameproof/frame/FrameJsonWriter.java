package dev.frameproof.frame;

import dev.frameproof.frame.internal.ByteOutput;
import dev.frameproof.frame.internal.DataText;
import dev.frameproof.frame.internal.SchemaText;
import java.nio.ByteBuffer;

/**
 * Writes frames as JSON, byte by byte as the plugin SDK for Go does ({@code data.FrameToJSON}): members in its order,
 * its text escapes and its form of numbers, labels sorted by name and left out when there are none. Meta, config and
 * the values of {@code JSON} fields are written as they are.
 *
 * <p>It keeps what it wrote for the last schemas by identity: use one {@link Schema} instance for many frames. Not for
 * use by several threads at a time.
 */
public final class FrameJsonWriter {
    /** Which part of a frame is written. */
    public enum Part {
        ALL,
        SCHEMA_ONLY,
        DATA_ONLY
    }

    private final ByteOutput out = new ByteOutput();
    private final SchemaText schemas = new SchemaText();
    private final DataText data = new DataText();

    /** @return the frame's JSON with schema and data, see {@link #write(Frame, Part)} */
    public ByteBuffer write(Frame frame) {
        return write(frame, Part.ALL);
    }

    /** @return the JSON, in a buffer over an array of this writer that the next call overwrites */
    public ByteBuffer write(Frame frame, Part part) {
        out.clear();
        String separator = "{";
        if (part != Part.DATA_ONLY) {
            out.putAscii("{\"schema\":");
            schemas.put(out, frame.schema());
            separator = ",";
        }
        if (part != Part.SCHEMA_ONLY) {
            out.putAscii(separator);
            out.putAscii("\"data\":");
            data.put(out, frame);
        }
        out.putAscii("}");
        return ByteBuffer.wrap(out.array(), 0, out.length());
    }

    /** @return the JSON with schema and data, in an array of its own */
    public byte[] writeBytes(Frame frame) {
        write(frame);
        return out.toByteArray();
    }
}
