package dev.frameproof.browser;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What a browser with one Grafana version's packages made of streams and of a plugin.
 *
 * @param version the version of the packages, such as {@code 12.4.10}
 * @param plugin id and version of the plugin; empty when none was tried
 * @param browser name and version of the browser; empty when none ran
 * @param skipped why nothing was checked at all; empty when something was
 * @param checks what was checked, in the order to show
 * @param screenshots a picture a step
 * @param console errors and warnings of the page's console
 * @param drawnWith which component drew what, for each sort of panel
 * @param pages whether these were the pages of a real Grafana, rather than its packages
 */
public record BrowserResult(
        String version,
        Optional<String> plugin,
        Optional<String> browser,
        Optional<String> skipped,
        List<BrowserCheckResult> checks,
        List<Screenshot> screenshots,
        List<ConsoleLine> console,
        List<String> drawnWith,
        boolean pages) {
    /** What came of a version's packages. */
    public BrowserResult(
            String version,
            Optional<String> plugin,
            Optional<String> browser,
            Optional<String> skipped,
            List<BrowserCheckResult> checks,
            List<Screenshot> screenshots,
            List<ConsoleLine> console,
            List<String> drawnWith) {
        this(version, plugin, browser, skipped, checks, screenshots, console, drawnWith, false);
    }

    public BrowserResult {
        requireNonNull(version, "version");
        requireNonNull(plugin, "plugin");
        requireNonNull(browser, "browser");
        requireNonNull(skipped, "skipped");
        checks = List.copyOf(checks);
        screenshots = List.copyOf(screenshots);
        console = List.copyOf(console);
        drawnWith = List.copyOf(drawnWith);
    }

    /** Nothing was checked, and why. */
    public static BrowserResult skipped(String version, Optional<String> plugin, String reason) {
        return new BrowserResult(
                version, plugin, Optional.empty(), Optional.of(reason), List.of(), List.of(), List.of(), List.of());
    }

    /** @return every kept finding of severity ERROR */
    public List<BrowserFinding> errors() {
        return checks.stream()
                .flatMap(check -> check.findings().stream())
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /** @return whether something was checked and nothing failed */
    public boolean passed() {
        return skipped.isEmpty()
                && checks.stream().anyMatch(check -> check.checked() > 0)
                && checks.stream().noneMatch(check -> check.failed() > 0);
    }
}
