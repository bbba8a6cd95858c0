package dev.frameproof.cli;

import dev.frameproof.browser.BrowserKind;
import dev.frameproof.browser.BrowserSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which browser is driven, and where the report of what it showed goes. */
final class BrowserOptions {
    @Option(
            names = "--browser",
            paramLabel = "NAME",
            defaultValue = "chromium",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private BrowserKind browser = BrowserKind.CHROMIUM;

    @Option(names = "--browser-binary", paramLabel = "FILE", description = "The browser. Default: from the PATH.")
    private Path binary;

    @Option(names = "--driver", paramLabel = "FILE", description = "Its WebDriver. Default: from the PATH.")
    private Path driver;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "frameproof-out",
            description = "Where the report and the screenshots go. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("frameproof-out");

    Path out() {
        return out;
    }

    BrowserSettings settings() {
        return BrowserSettings.ofThisProcess()
                .withKind(browser)
                .withExecutables(Optional.ofNullable(binary), Optional.ofNullable(driver));
    }
}
