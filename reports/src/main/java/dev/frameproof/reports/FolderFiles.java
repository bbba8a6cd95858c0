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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the files of a report, each whole or not at all, and the summary of a step of GitHub Actions. */
final class FolderFiles {
    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

    private final Optional<Path> stepSummary;

    FolderFiles(Optional<Path> stepSummary) {
        this.stepSummary = requireNonNull(stepSummary, "stepSummary");
    }

    /** @return the file that GitHub Actions reads the step's summary from; empty elsewhere */
    static Optional<Path> stepSummary(Map<String, String> environment) {
        String file = environment.getOrDefault(STEP_SUMMARY, "");
        return file.isBlank() ? Optional.empty() : Optional.of(Path.of(file));
    }

    /**
     * @param files what is written, by file name; when one cannot be written, the others are still tried
     * @param summary what is appended to the step's summary
     * @return the files that were written
     * @throws ReportException when a file could not be written: the first one's, the others' suppressed
     */
    List<Path> write(Path dir, Map<String, WholeFile.Content> files, WholeFile.Content summary) {
        try {
            Files.createDirectories(dir);
        } catch (IOException failure) {
            throw unwritable("the folder " + dir, failure);
        }
        List<Path> written = new ArrayList<>();
        List<ReportException> failures = new ArrayList<>();
        files.forEach((name, content) -> {
            Path file = dir.resolve(name);
            try {
                WholeFile.write(file, content);
                written.add(file);
            } catch (IOException failure) {
                failures.add(unwritable(file.toString(), failure));
            }
        });
        appendStepSummary(summary).ifPresent(failures::add);
        if (!failures.isEmpty()) {
            ReportException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return written;
    }

    private Optional<ReportException> appendStepSummary(WholeFile.Content content) {
        if (stepSummary.isEmpty()) {
            return Optional.empty();
        }
        Path file = stepSummary.get();
        try {
            StringWriter summary = new StringWriter();
            content.writeTo(summary);
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
