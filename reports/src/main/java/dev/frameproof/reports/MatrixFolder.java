package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a matrix in every format into a folder, and in GitHub Actions on the page of the job's step as well. */
public final class MatrixFolder {
    private final Optional<Path> stepSummary;

    private MatrixFolder(Optional<Path> stepSummary) {
        this.stepSummary = requireNonNull(stepSummary, "stepSummary");
    }

    /** @param environment environment variables; {@code GITHUB_STEP_SUMMARY} is looked at */
    public static MatrixFolder of(Map<String, String> environment) {
        return new MatrixFolder(FolderFiles.stepSummary(environment));
    }

    /**
     * Writes {@code matrix.html}, {@code matrix.json}, {@code junit.xml} and {@code summary.md}, each whole or not at
     * all.
     *
     * @throws ReportException when a file could not be written
     */
    public List<Path> write(MatrixResult matrix, Path dir) {
        Map<String, WholeFile.Content> files = new LinkedHashMap<>();
        for (MatrixFormat format : MatrixFormat.values()) {
            files.put(format.fileName(), out -> format.writer().write(matrix, out));
        }
        return new FolderFiles(stepSummary)
                .write(dir, files, out -> MatrixFormat.MARKDOWN.writer().write(matrix, out));
    }
}
