package dev.frameproof.browser;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which browser is used and where bundles are kept.
 *
 * @param kind the browser
 * @param browser its executable; looked for on the PATH when empty
 * @param driver its driver's executable; looked for on the PATH when empty
 * @param cache where bundles are kept between runs, by version and by the viewer page's source
 * @param environment the variables to find programs by and to start them with
 */
public record BrowserSettings(
        BrowserKind kind, Optional<Path> browser, Optional<Path> driver, Path cache, Map<String, String> environment) {
    private static final String BROWSER = "frameproof.browser";
    private static final String DRIVER = "frameproof.browser.driver";
    private static final String CACHE = "frameproof.browser.cache";

    public BrowserSettings {
        requireNonNull(kind, "kind");
        requireNonNull(browser, "browser");
        requireNonNull(driver, "driver");
        requireNonNull(cache, "cache");
        environment = Map.copyOf(environment);
    }

    /**
     * Chromium, and what the system properties {@code frameproof.browser}, {@code frameproof.browser.driver} and {@code
     * frameproof.browser.cache} say.
     */
    public static BrowserSettings ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new BrowserSettings(
                BrowserKind.CHROMIUM,
                property(BROWSER),
                property(DRIVER),
                property(CACHE).orElseGet(() -> userCache(environment).resolve("frameproof")),
                environment);
    }

    public BrowserSettings withKind(BrowserKind other) {
        return new BrowserSettings(other, browser, driver, cache, environment);
    }

    public BrowserSettings withExecutables(Optional<Path> otherBrowser, Optional<Path> otherDriver) {
        return new BrowserSettings(
                kind, otherBrowser.or(() -> browser), otherDriver.or(() -> driver), cache, environment);
    }

    public BrowserSettings withCache(Path other) {
        return new BrowserSettings(kind, browser, driver, other, environment);
    }

    public BrowserSettings withEnvironment(Map<String, String> other) {
        return new BrowserSettings(kind, browser, driver, cache, other);
    }

    private static Optional<Path> property(String name) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
    }

    private static Path userCache(Map<String, String> environment) {
        for (String variable : new String[] {"XDG_CACHE_HOME", "LOCALAPPDATA"}) {
            String folder = environment.getOrDefault(variable, "");
            if (!folder.isBlank()) {
                return Path.of(folder);
            }
        }
        Path home = Path.of(System.getProperty("user.home"));
        return System.getProperty("os.name", "").startsWith("Mac")
                ? home.resolve("Library").resolve("Caches")
                : home.resolve(".cache");
    }

    /** Without the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "BrowserSettings[kind=%s, browser=%s, driver=%s, cache=%s]".formatted(kind, browser, driver, cache);
    }
}
