package dev.frameproof.reports;

import java.io.IOException;
import java.io.Writer;

/** Writes a matrix in one format. Holds no state: one writer serves many results. */
@FunctionalInterface
public interface MatrixWriter {
    /**
     * Writes the whole report; neither closes nor flushes {@code out}. What is written is meant to be encoded as UTF-8.
     *
     * @throws IOException when {@code out} does not take it
     */
    void write(MatrixResult matrix, Writer out) throws IOException;
}
