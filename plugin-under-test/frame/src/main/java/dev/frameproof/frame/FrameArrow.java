package dev.frameproof.frame;

import dev.frameproof.frame.internal.ArrowReader;
import dev.frameproof.frame.internal.ArrowWriter;

/**
 * Frames as Arrow IPC files, as query responses carry them, the way the plugin SDK for Go writes and reads them: name,
 * refId and meta in the schema's metadata, {@code tstype}, labels and config in each field's, times in nanoseconds, JSON
 * as binary, enums as unsigned 16 bits.
 */
public final class FrameArrow {
    private FrameArrow() {}

    /**
     * @return a frame that stays valid
     * @throws FrameFormatException when the bytes are not such a file, or hold what frames cannot
     */
    public static Frame read(byte[] file) {
        try {
            return new ArrowReader(file).read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // The file's own offsets led out of it: flatbuffers for Java are not checked before they are followed.
            throw new FrameFormatException(
                    FrameFormatException.Fault.INVALID_ARROW, -1, -1, "", -1, "", "an offset leads out of the file");
        }
    }

    /**
     * @return the file, of one batch, or of none when there are no rows
     * @throws IllegalArgumentException when a time lies beyond 64 bits of nanoseconds (years 1677 to 2262)
     */
    public static byte[] write(Frame frame) {
        return new ArrowWriter(frame).write();
    }
}
