package dev.frameproof.browser;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chromium.ChromiumDriver;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A browser without a window for one page of ours: to look at it, and to take pictures of it. */
public final class PageBrowser implements AutoCloseable {
    private final BrowserSession session;

    private PageBrowser(BrowserSession session) {
        this.session = session;
    }

    /** @return which programs are missing; empty when a browser can be started */
    public static Optional<String> missing(BrowserSettings settings) {
        return BrowserTools.find(settings).browserMissing();
    }

    /** @throws EnvironmentException when it cannot be started, or a program is missing */
    public static PageBrowser start(BrowserSettings settings) {
        BrowserTools tools = BrowserTools.find(settings);
        Optional<String> missing = tools.browserMissing();
        if (missing.isPresent()) {
            throw new EnvironmentException(
                    new Problem(
                            "No browser can be started.",
                            missing.get(),
                            "Install Chromium and its driver (Debian: chromium, chromium-driver)."),
                    null);
        }
        return new PageBrowser(BrowserSession.start(tools, settings.environment()));
    }

    /** @return what drives it; ended by this */
    public RemoteWebDriver driver() {
        return session.driver();
    }

    public void open(URI page) {
        driver().get(page.toString());
    }

    /** The page has so much room from now on, in CSS pixels. Only a browser of Chromium's family can do that. */
    public void size(int width, int height) {
        if (!(driver() instanceof ChromiumDriver chromium)) {
            throw new IllegalStateException("only a browser of Chromium's family has a size of its page");
        }
        var unused = chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Writes what is to be seen, as PNG. */
    public void picture(Path file) {
        try {
            Files.write(file, driver().getScreenshotAs(OutputType.BYTES));
        } catch (IOException unwritable) {
            throw new EnvironmentException(
                    new Problem(
                            "The picture " + file + " cannot be written.",
                            String.valueOf(unwritable.getMessage()),
                            "Name a file in a folder that exists."),
                    unwritable);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
