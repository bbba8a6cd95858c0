package dev.frameproof.browser;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.reports.Problem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumOptions;
import org.openqa.selenium.edge.EdgeDriver;
import org.openqa.selenium.edge.EdgeDriverService;
import org.openqa.selenium.edge.EdgeOptions;
import org.openqa.selenium.firefox.FirefoxDriver;
import org.openqa.selenium.firefox.FirefoxOptions;
import org.openqa.selenium.firefox.GeckoDriverService;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A browser without a window, started with a profile of its own, which is removed at the end. Ends its driver and the
 * browser when it is closed, also at the end of the JVM.
 */
public final class BrowserSession implements AutoCloseable {
    private static final List<String> CHROMIUM_FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--disable-features=Translate,MediaRouter,OptimizationHints",
            "--window-size=1300,1400",
            "--force-device-scale-factor=1",
            "--lang=en-US");
    private static final Duration SCRIPT = Duration.ofSeconds(60);
    private static final int WIDTH = 1300;
    private static final int HEIGHT = 1400;

    private final RemoteWebDriver driver;
    private final Path profile;
    private final Thread hook;

    private BrowserSession(RemoteWebDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
        hook = new Thread(this::end, "browser-end");
        Runtime.getRuntime().addShutdownHook(hook);
        driver.manage().timeouts().scriptTimeout(SCRIPT);
    }

    /** @throws EnvironmentException when it cannot be started */
    public static BrowserSession start(BrowserTools tools, Map<String, String> environment) {
        File browser = tools.browser().orElseThrow().toFile();
        File program = tools.driver().orElseThrow().toFile();
        Path profile = temporary();
        try {
            return new BrowserSession(
                    switch (tools.kind()) {
                        case CHROMIUM, CHROME -> chrome(browser, program, profile, environment);
                        case EDGE -> edge(browser, program, profile, environment);
                        case FIREFOX -> firefox(browser, program, environment);
                    },
                    profile);
        } catch (WebDriverException e) {
            remove(profile);
            throw new EnvironmentException(
                    new Problem(
                            "the browser " + browser + " could not be started",
                            String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                            "see that " + program + " belongs to this version of the browser"),
                    e);
        }
    }

    private static RemoteWebDriver chrome(File browser, File program, Path profile, Map<String, String> environment) {
        ChromeOptions options = new ChromeOptions();
        setUp(options, browser, profile);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program)
                        .usingAnyFreePort()
                        .withEnvironment(environment)
                        .withLogOutput(java.io.OutputStream.nullOutputStream())
                        .build(),
                options);
    }

    private static RemoteWebDriver edge(File browser, File program, Path profile, Map<String, String> environment) {
        EdgeOptions options = new EdgeOptions();
        setUp(options, browser, profile);
        return new EdgeDriver(
                new EdgeDriverService.Builder()
                        .usingDriverExecutable(program)
                        .usingAnyFreePort()
                        .withEnvironment(environment)
                        .withLogOutput(java.io.OutputStream.nullOutputStream())
                        .build(),
                options);
    }

    private static void setUp(ChromiumOptions<?> options, File browser, Path profile) {
        options.setBinary(browser);
        options.addArguments(CHROMIUM_FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
    }

    private static RemoteWebDriver firefox(File browser, File program, Map<String, String> environment) {
        FirefoxOptions options = new FirefoxOptions();
        options.setBinary(browser.toPath());
        options.addArguments("-headless", "--width=" + WIDTH, "--height=" + HEIGHT);
        return new FirefoxDriver(
                new GeckoDriverService.Builder()
                        .usingDriverExecutable(program)
                        .usingAnyFreePort()
                        .withEnvironment(environment)
                        .withLogOutput(java.io.OutputStream.nullOutputStream())
                        .build(),
                options);
    }

    public RemoteWebDriver driver() {
        return driver;
    }

    /** @return name and version */
    public String name() {
        var capabilities = driver.getCapabilities();
        return capabilities.getBrowserName() + " " + capabilities.getBrowserVersion();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("frameproof-browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        try {
            driver.quit();
        } catch (WebDriverException gone) {
            // It ended by itself; its profile is removed all the same.
        }
        remove(profile);
    }

    private static void remove(Path profile) {
        try (Stream<Path> all = Files.walk(profile)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A file that is still held stays; the system clears its temporary folder.
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The JVM is ending: the hook runs as well, and finds nothing left.
            return;
        }
    }
}
