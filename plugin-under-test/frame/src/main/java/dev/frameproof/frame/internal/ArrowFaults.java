package dev.frameproof.frame.internal;

import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameFormatException.Fault;

/** Faults of a file as a whole. */
final class ArrowFaults {
    private ArrowFaults() {}

    static FrameFormatException invalid(String problem) {
        return invalid(-1, problem);
    }

    static FrameFormatException invalid(int position, String problem) {
        return new FrameFormatException(Fault.INVALID_ARROW, position, -1, "", -1, "", problem);
    }
}
