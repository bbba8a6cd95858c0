package dev.frameproof.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The programs that a browser's checks need, as far as they are on this machine. All are optional.
 *
 * @param node runs the bundler
 * @param npm fetches Grafana's packages
 * @param browser the browser
 * @param driver the browser's WebDriver
 */
public record BrowserTools(
        BrowserKind kind, Optional<Path> node, Optional<Path> npm, Optional<Path> browser, Optional<Path> driver) {
    public static BrowserTools find(BrowserSettings settings) {
        Programs programs = new Programs(settings.environment());
        return new BrowserTools(
                settings.kind(),
                programs.find("node"),
                programs.find("npm"),
                given(settings.browser()).or(() -> programs.find(settings.kind().executables())),
                given(settings.driver()).or(() -> programs.find(settings.kind().driver())));
    }

    private static Optional<Path> given(Optional<Path> file) {
        return file.filter(Files::isExecutable);
    }

    /** @return why no browser can be driven; empty when one can */
    public Optional<String> browserMissing() {
        List<String> missing = new ArrayList<>();
        if (browser.isEmpty()) {
            missing.add(kind.executables().get(0));
        }
        if (driver.isEmpty()) {
            missing.add(kind.driver());
        }
        return missing(missing);
    }

    /** @return why no bundle can be built; empty when one can */
    Optional<String> npmMissing() {
        List<String> missing = new ArrayList<>();
        if (node.isEmpty()) {
            missing.add("node");
        }
        if (npm.isEmpty()) {
            missing.add("npm");
        }
        return missing(missing);
    }

    private static Optional<String> missing(List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" and ", names) + (names.size() == 1 ? " is" : " are") + " not on the PATH");
    }
}
