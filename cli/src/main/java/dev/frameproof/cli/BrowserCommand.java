package dev.frameproof.cli;

import dev.frameproof.browser.BrowserCheckResult;
import dev.frameproof.browser.BrowserHalf;
import dev.frameproof.browser.BrowserReport;
import dev.frameproof.browser.BrowserResult;
import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.PluginFrontend;
import dev.frameproof.browser.RecordedSource;
import dev.frameproof.browser.ShippedRecordings;
import dev.frameproof.browser.StreamFrames;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.oracle.recording.RecordingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frameproof browser}: what Grafana's own browser code of several versions makes of streams and of a plugin. */
@Command(
        name = "browser",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Loads Grafana's own npm packages of each version in a browser without a window. Plays recorded"
                + " frames through their streaming buffer and panels, loads the plugin's module.js, fills in its"
                + " editors, runs its queries, and compares everything with what was sent. Needs node, npm, Chromium"
                + " and chromedriver; once a version's bundle is kept, no network.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every version passed",
            "1:findings",
            "2:wrong use",
            "3:nothing could be checked: a program is missing or failed"
        })
public final class BrowserCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--grafana-versions",
            split = ",",
            paramLabel = "VERSION",
            defaultValue = "10.2,10.4,11.2,12.4,13.2",
            description = "Versions of Grafana's packages; without a patch the newest. Default: ${DEFAULT-VALUE}.")
    private List<String> versions = List.of();

    @Option(
            names = "--plugin",
            paramLabel = "DIR",
            description = "A plugin's folder with module.js in it, or in its dist. Default: the bundled plugin.")
    private Path plugin;

    @Option(
            names = "--recording",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings to play (docs/recordings.md), or folders of them. Default: some of the Kafka data"
                    + " source 1.7.2.")
    private List<Path> recordings = List.of();

    @Option(names = "--cache", paramLabel = "DIR", description = "Where bundles are kept. Default: the user's cache.")
    private Path cache;

    @Mixin
    private BrowserOptions browser;

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        PluginFrontend frontend = PluginFrontend.read(
                plugin == null ? Installation.ofThisProcess().bundledPlugin() : plugin);
        List<StreamFrames> streams = streams();
        BrowserHalf half = BrowserHalf.of(settings());
        Path folder = RunFolder.make(browser.out(), LocalDateTime.now(ZoneId.systemDefault()))
                .path();
        List<BrowserResult> results = new ArrayList<>();
        for (String version : versions) {
            BrowserResult result;
            try (RecordedSource source = new RecordedSource(streams)) {
                result = half.check(version, source, Optional.of(frontend), folder.resolve(version));
            }
            print(result, terminal);
            results.add(result);
        }
        terminal.println("report: " + BrowserReport.write(results, folder));
        return code(results).code();
    }

    private BrowserSettings settings() {
        BrowserSettings settings = browser.settings();
        return cache == null ? settings : settings.withCache(cache);
    }

    private List<StreamFrames> streams() {
        if (recordings.isEmpty()) {
            return ShippedRecordings.streams();
        }
        List<StreamFrames> streams = new ArrayList<>();
        for (Path file : RecordingFiles.of(recordings)) {
            try {
                streams.add(StreamFrames.ofRecording(file));
            } catch (RecordingException e) {
                throw new PlanException(e.getMessage());
            }
        }
        return streams;
    }

    static void print(BrowserResult result, PrintWriter terminal) {
        String title = (result.pages() ? "Grafana's pages " : "Grafana's packages ") + result.version() + ", "
                + result.plugin().orElse("no plugin");
        if (result.skipped().isPresent()) {
            terminal.println("- SKIPPED  " + title + ": " + result.skipped().get());
            return;
        }
        terminal.println((result.passed() ? "✓ PASSED   " : "✗ FINDINGS ") + title);
        for (BrowserCheckResult check : result.checks()) {
            switch (check.status()) {
                case PASSED ->
                    terminal.printf(
                            "    ✓ %-20s %,d %s%n",
                            check.check().title(),
                            check.checked(),
                            check.check().unit());
                case SKIPPED ->
                    terminal.printf("    - %-20s skipped: %s%n", check.check().title(), check.reason());
                case FAILED -> {
                    terminal.printf("    ✗ %-20s %,d of %,d%n", check.check().title(), check.failed(), check.checked());
                    result.errors().stream()
                            .filter(finding -> finding.check() == check.check())
                            .limit(5)
                            .forEach(finding -> terminal.println("        " + finding.text()));
                }
            }
        }
        terminal.flush();
    }

    /** A version that was skipped for want of a program is nothing that passed: the user had asked for it. */
    static ExitCode code(List<BrowserResult> results) {
        if (results.stream().anyMatch(result -> !result.errors().isEmpty())) {
            return ExitCode.FINDINGS;
        }
        return results.stream()
                        .allMatch(result -> result.passed() && result.browser().isPresent())
                ? ExitCode.PROVED
                : ExitCode.ENVIRONMENT_FAILED;
    }
}
