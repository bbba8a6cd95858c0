package dev.frameproof.frame.internal;

import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameFormatException.Fault;

/** A fault at a byte, before it is known to which field and row that byte belongs. */
public final class JsonFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final int position;
    private final String found;
    private final String problem;

    JsonFault(Fault fault, int position, String found, String problem) {
        super(problem, null, false, false);
        this.fault = fault;
        this.position = position;
        this.found = found;
        this.problem = problem;
    }

    /** @return the fault as users see it */
    public FrameFormatException at(int fieldIndex, String field, int row) {
        return new FrameFormatException(fault, position, fieldIndex, field, row, found, problem);
    }
}
