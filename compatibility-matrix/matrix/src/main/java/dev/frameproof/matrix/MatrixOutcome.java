package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.MatrixResult;
import java.nio.file.Path;

/**
 * What a matrix left behind.
 *
 * @param result what was found out
 * @param folder where its report lies
 */
public record MatrixOutcome(MatrixResult result, Path folder) {
    public MatrixOutcome {
        requireNonNull(result, "result");
        requireNonNull(folder, "folder");
    }
}
