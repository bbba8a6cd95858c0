package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a result in every format into a folder, and in GitHub Actions on the page of the job's step as well. */
public final class ReportFolder {
    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

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
        String summary = environment.getOrDefault(STEP_SUMMARY, "");
        return new ReportFolder(writers, summary.isBlank() ? Optional.empty() : Optional.of(Path.of(summary)));
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
        try {
            Files.createDirectories(dir);
        } catch (IOException failure) {
            throw unwritable("the folder " + dir, failure);
        }
        List<Path> written = new ArrayList<>();
        List<ReportException> failures = new ArrayList<>();
        writers.forEach((format, writer) -> {
            Path file = dir.resolve(format.fileName());
            try {
                WholeFile.write(file, out -> writer.write(run, out));
                written.add(file);
            } catch (IOException failure) {
                failures.add(unwritable(file.toString(), failure));
            }
        });
        appendStepSummary(run).ifPresent(failures::add);
        if (!failures.isEmpty()) {
            ReportException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return written;
    }

    private Optional<ReportException> appendStepSummary(RunResult run) {
        if (stepSummary.isEmpty()) {
            return Optional.empty();
        }
        Path file = stepSummary.get();
        try {
            StringWriter summary = new StringWriter();
            writers.get(ReportFormat.MARKDOWN).write(run, summary);
            try (Writer out = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.append(summary.getBuffer()).append('\n');
            }
            return Optional.empty();
        } catch (IOException failure) {
            Problem problem = new Problem(
                    "Cannot append the summary to " + file + ".",
                    IoCause.of(failure),
                    "The variable " + STEP_SUMMARY + " names that file: unset it, or let it name one that can be"
                            + " written.");
            return Optional.of(new ReportException(problem, failure));
        }
    }

    private static ReportException unwritable(String what, IOException failure) {
        String remedy = IoCause.isDiskFull(failure)
                ? "Make room, or choose a folder on another disk with --out."
                : "Choose a folder that can be written with --out.";
        return new ReportException(new Problem("Cannot write " + what + ".", IoCause.of(failure), remedy), failure);
    }
}
