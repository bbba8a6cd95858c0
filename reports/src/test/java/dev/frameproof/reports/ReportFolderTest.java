package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    private static final RunResult RUN = TestingRuns.proved();

    @TempDir
    private Path folder;

    @Test
    void everyFormatIsWrittenIntoAFolderThatIsMade() throws IOException {
        Path dir = folder.resolve("frameproof-out/2026-11-22");

        List<Path> written = ReportFolder.of(Map.of()).write(RUN, dir);

        assertThat(written)
                .containsExactly(
                        dir.resolve("report.html"),
                        dir.resolve("report.json"),
                        dir.resolve("junit.xml"),
                        dir.resolve("summary.md"));
        assertThat(names(dir)).containsExactly("junit.xml", "report.html", "report.json", "summary.md");
        assertThat(Files.readString(dir.resolve("junit.xml"))).isEqualTo(TestingXml.write(ReportFormat.JUNIT, RUN));
    }

    @Test
    void laterReportReplacesAnEarlierOne() {
        ReportFolder reports = ReportFolder.of(Map.of());
        reports.write(TestingRuns.found(), folder);

        reports.write(RUN, folder);

        assertThat(ReportReader.read(folder.resolve("report.json"))).isEqualTo(RUN);
    }

    @Test
    void hostileResultIsWrittenInEveryFormat() {
        assertThat(ReportFolder.of(Map.of()).write(TestingRuns.hostile(), folder))
                .hasSize(4);
    }

    @Test
    void fullDiskLeavesTheEarlierFileAndNoHalfOne() throws IOException {
        Files.writeString(folder.resolve("report.html"), "earlier");
        ReportWriter full = (run, out) -> {
            out.write("half");
            throw new IOException("No space left on device");
        };
        ReportFolder reports = new ReportFolder(
                Map.of(ReportFormat.HTML, full, ReportFormat.JUNIT, ReportFormat.JUNIT.writer()), Optional.empty());

        assertThatThrownBy(() -> reports.write(RUN, folder))
                .isInstanceOf(ReportException.class)
                .hasMessage("Cannot write " + folder.resolve("report.html") + ". No space is left on the disk."
                        + " Make room, or choose a folder on another disk with --out.");

        assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo("earlier");
        assertThat(names(folder)).containsExactly("junit.xml", "report.html");
    }

    @Test
    void everyFileThatFailsIsTold() {
        ReportWriter broken = (run, out) -> {
            throw new IOException("Input/output error");
        };
        ReportFolder reports =
                new ReportFolder(Map.of(ReportFormat.HTML, broken, ReportFormat.JSON, broken), Optional.empty());

        assertThatThrownBy(() -> reports.write(RUN, folder))
                .hasMessageContaining("report.html. The system says: Input/output error.")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .asString()
                        .contains("report.json"));
    }

    @Test
    void fileInTheFoldersPlaceIsToldWithARemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "");

        assertThatThrownBy(() -> ReportFolder.of(Map.of()).write(RUN, file))
                .isInstanceOf(ReportException.class)
                .hasMessage("Cannot write the folder " + file + ". A file lies where a folder should be."
                        + " Choose a folder that can be written with --out.");
        assertThatThrownBy(() -> ReportFolder.of(Map.of()).write(RUN, file.resolve("deeper")))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("Choose a folder that can be written");
    }

    @Test
    void folderInAReportsPlaceIsToldAndTheOthersAreWritten() throws IOException {
        Files.createDirectories(folder.resolve("report.html/occupied"));

        assertThatThrownBy(() -> ReportFolder.of(Map.of()).write(RUN, folder))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("Cannot write " + folder.resolve("report.html"));

        assertThat(names(folder)).containsExactly("junit.xml", "report.html", "report.json", "summary.md");
    }

    @Test
    void summaryIsAppendedToTheStepsPage() throws IOException {
        Path summary = Files.writeString(folder.resolve("step.md"), "before\n");
        ReportFolder reports = ReportFolder.of(Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

        reports.write(RUN, folder.resolve("one"));
        reports.write(RUN, folder.resolve("two"));

        String once = TestingXml.write(ReportFormat.MARKDOWN, RUN) + "\n";
        assertThat(Files.readString(summary)).isEqualTo("before\n" + once + once);
    }

    @Test
    void fullDiskUnderTheStepsPageIsTold() {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        ReportFolder reports = ReportFolder.of(Map.of("GITHUB_STEP_SUMMARY", full.toString()));

        assertThatThrownBy(() -> reports.write(RUN, folder))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("Cannot append the summary to /dev/full. No space is left on the disk.");
        assertThat(folder.resolve("report.html")).exists();
    }

    private static List<String> names(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fileNamesAreThoseThatAreDocumented() {
        assertThat(Arrays.stream(ReportFormat.values()).map(ReportFormat::fileName))
                .containsExactly("report.html", "report.json", "junit.xml", "summary.md");
    }
}
