package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format is held to files, whatever the machine's locale. {@code -Dgolden.refresh=true} writes them anew and fails,
 * so that nobody refreshes without looking.
 */
class GoldenFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final List<String> LOCALES = List.of("en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR");

    private final Locale before = Locale.getDefault();

    record Golden(String run, String file, String locale) {
        @Override
        public String toString() {
            return run + "/" + file + " in " + locale;
        }
    }

    static List<Golden> goldens() {
        List<Golden> goldens = new ArrayList<>();
        for (String run : runs().keySet()) {
            for (String locale : LOCALES) {
                for (ReportFormat format : ReportFormat.values()) {
                    goldens.add(new Golden(run, format.fileName(), locale));
                }
                goldens.add(new Golden(run, "terminal.txt", locale));
                goldens.add(new Golden(run, "terminal-ascii.txt", locale));
                goldens.add(new Golden(run, "terminal-colours.txt", locale));
            }
        }
        return goldens;
    }

    private static Map<String, RunResult> runs() {
        return Map.of(
                "proved", TestingRuns.proved(),
                "found", TestingRuns.found(),
                "interrupted", TestingRuns.interrupted(),
                "environment-failed", TestingRuns.environmentFailed(),
                "hostile", TestingRuns.hostile());
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void reportIsTheGoldenFile(Golden golden) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(golden.locale()));
        String text = text(runs().get(golden.run()), golden.file());
        Path file = FOLDER.resolve(golden.run()).resolve(golden.file());
        if (Boolean.getBoolean("golden.refresh")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            fail("%s was written anew: look at it, then run without -Dgolden.refresh", file);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private static String text(RunResult run, String file) throws IOException {
        Optional<String> terminal = terminal(run, file);
        if (terminal.isPresent()) {
            return terminal.get();
        }
        StringWriter out = new StringWriter();
        for (ReportFormat format : ReportFormat.values()) {
            if (format.fileName().equals(file)) {
                format.writer().write(run, out);
            }
        }
        return out.toString();
    }

    private static Optional<String> terminal(RunResult run, String file) {
        String report = "/tmp/frameproof-out/report.html";
        return switch (file) {
            case "terminal.txt" ->
                Optional.of(TerminalReport.render(run, report, new TerminalStyle(100, false, true))
                        + progress(false, true));
            case "terminal-ascii.txt" ->
                Optional.of(TerminalReport.render(run, report, new TerminalStyle(60, false, false))
                        + progress(false, false));
            case "terminal-colours.txt" ->
                Optional.of(
                        TerminalReport.render(run, report, new TerminalStyle(120, true, true)) + progress(true, true));
            default -> Optional.empty();
        };
    }

    private static String progress(boolean colours, boolean unicode) {
        Progress progress = new Progress(
                Duration.ofSeconds(12),
                Optional.of(Duration.ofSeconds(18)),
                240_000,
                239_998,
                239_990,
                19_998,
                Optional.of(Duration.ofNanos(4_560_000)),
                Optional.of(Duration.ofNanos(12_345_678)),
                3);
        return ProgressLine.inPlace(progress, new TerminalStyle(140, colours, unicode)) + "\n"
                + ProgressLine.inPlace(progress, new TerminalStyle(80, colours, unicode)) + "\n"
                + ProgressLine.plain(progress) + "\n";
    }
}
