package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a result in every format into a folder, and in GitHub Actions on the page of the job's step as well. */
public final class ReportFolder {
    private final Map<ReportFormat, ReportWriter> writers;
    private final Optional<Path> stepSummary;

    ReportFolder(Map<ReportFormat, ReportWriter> writers, Optional<Path> stepSummary) {
        this.writers = new EnumMap<>(writers);
        this.stepSummary = requireNonNull(stepSummary, "stepSummary");
    }

    /**
     * A folder writer for a process's environment.
     *
     * @param environment environment variables; {@code GITHUB_STEP_SUMMARY} names the file that the summary is appended
     *     to
     */
    public static ReportFolder of(Map<String, String> environment) {
        Map<ReportFormat, ReportWriter> writers = new EnumMap<>(ReportFormat.class);
        for (ReportFormat format : ReportFormat.values()) {
            writers.put(format, format.writer());
        }
        return new ReportFolder(writers, FolderFiles.stepSummary(environment));
    }

    /**
     * Writes {@code report.html}, {@code report.json}, {@code junit.xml} and {@code summary.md}. Each file appears
     * whole or not at all, replacing one of an earlier run. When one cannot be written, the others are still tried.
     *
     * @param dir the folder; made when it does not exist
     * @return the files that were written
     * @throws ReportException when a file could not be written: the first one's, the others' suppressed
     */
    public List<Path> write(RunResult run, Path dir) {
        Map<String, WholeFile.Content> files = new LinkedHashMap<>();
        writers.forEach((format, writer) -> files.put(format.fileName(), out -> writer.write(run, out)));
        return new FolderFiles(stepSummary)
                .write(dir, files, out -> writers.get(ReportFormat.MARKDOWN).write(run, out));
    }
}
