package dev.frameproof.frame;

/**
 * Reads the JSON form of frames, as Grafana Live and a plugin's stream packets carry it: {@code
 * {"schema":{...},"data":{"values":[[...]],"entities":[...],"nanos":[...]}}}, members in any order, unknown ones
 * skipped.
 *
 * <p>A message without {@code schema} has the schema of the message before it. While schemas come again byte by byte,
 * {@link Frame#schema()} is the same instance each time, so what is worked out from a schema can be kept by identity.
 *
 * <p>A frame that was read is valid until the next read by the same reader, which overwrites its columns; {@link
 * Frame#copy()} keeps one. The message's bytes are copied: the caller may reuse its array at once. Not for use by
 * several threads at a time.
 */
public final class FrameJsonReader {
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
        Frame frame = readPrefix(bytes, offset, offset + length);
        if (end != offset + length) {
            throw new FrameFormatException(
                    FrameFormatException.Fault.INVALID_JSON, end - offset, -1, "", -1, "", "more follows the frame");
        }
        return frame;
    }

    /**
     * Reads a frame that other bytes may follow, as inside an envelope; {@link #end()} then says where it ended.
     *
     * @param limit the end of what may be read
     */
    public Frame readPrefix(byte[] bytes, int offset, int limit) {
        end = offset;
        throw new FrameFormatException(
                FrameFormatException.Fault.INVALID_JSON, limit - bytes.length, -1, "", -1, "", "reading is not built");
    }

    /** @return where in the caller's array the last frame read ended: the index after its closing brace */
    public int end() {
        return end;
    }
}
