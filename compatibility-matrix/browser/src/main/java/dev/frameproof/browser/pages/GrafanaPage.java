package dev.frameproof.browser.pages;

import dev.frameproof.browser.ConsoleLine;
import dev.frameproof.browser.Screenshot;
import dev.frameproof.host.GrafanaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.UnsupportedCommandException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Grafana in a browser: opens its pages, waits for what they show, takes pictures. */
final class GrafanaPage {
    private final RemoteWebDriver driver;
    private final URI grafana;
    private final GrafanaVersion version;
    private final Path pictures;
    private final Duration shownWithin;
    private final List<Screenshot> taken = new ArrayList<>();

    /** @param shownWithin how long a page may take until it shows what is looked for */
    GrafanaPage(RemoteWebDriver driver, URI grafana, GrafanaVersion version, Path pictures, Duration shownWithin) {
        this.driver = driver;
        this.grafana = grafana;
        this.version = version;
        this.pictures = pictures;
        this.shownWithin = shownWithin;
    }

    GrafanaVersion version() {
        return version;
    }

    /** @param path from Grafana's address on, with its query, encoded */
    void open(String path) {
        driver.get(grafana.toString().replaceAll("/+$", "") + path);
    }

    /** @return the page's path, without address and query */
    String path() {
        String path = String.valueOf(URI.create(driver.getCurrentUrl()).getRawPath());
        String root = String.valueOf(grafana.getRawPath()).replaceAll("/+$", "");
        return path.startsWith(root) ? path.substring(root.length()) : path;
    }

    boolean shows(PageElement element) {
        return !driver.findElements(element.by(version)).isEmpty();
    }

    /** @throws PageElementException when it is not there in time */
    WebElement element(PageElement element, String... arguments) {
        By by = element.by(version, arguments);
        return await(element.name(version, arguments), () -> driver.findElements(by).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    /**
     * Waits until something is there.
     *
     * @param what how it is called in the error
     * @param looked gives null as long as it is not there
     * @throws PageElementException when it is not there in time
     */
    <T> T await(String what, Supplier<T> looked) {
        try {
            return new WebDriverWait(driver, shownWithin)
                    .ignoring(StaleElementReferenceException.class)
                    .until(any -> looked.get());
        } catch (TimeoutException late) {
            throw new PageElementException(
                    "%s shows no '%s' within %d s".formatted(path(), what, shownWithin.toSeconds()), late);
        }
    }

    /** @return what a function gives that calls its last argument when it is done */
    Object script(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** @return the panel with that title: not its header alone, but all of it */
    WebElement panel(String title) {
        WebElement named = element(PageElement.PANEL, title);
        WebElement whole = (WebElement) driver.executeScript(
                "return arguments[0].closest('section, .panel-container, [data-panelid]') || arguments[0]", named);
        return whole == null ? named : whole;
    }

    /** @return the rows of the table in there, each by column */
    List<Map<String, String>> rows(WebElement around) {
        return TableText.rows(driver, around);
    }

    /** @return the bytes of a picture of it, as it is now */
    static byte[] look(WebElement element) {
        return element.getScreenshotAs(OutputType.BYTES);
    }

    /** Takes a picture of the window. */
    void picture(String title) {
        try {
            Files.createDirectories(pictures);
            String name = "%02d-%s.png"
                    .formatted(taken.size() + 1, title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
            Path file = pictures.resolve(name);
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
            taken.add(new Screenshot(title, file));
        } catch (IOException e) {
            throw new UncheckedIOException("the pictures cannot be written into " + pictures, e);
        }
    }

    List<Screenshot> pictures() {
        return List.copyOf(taken);
    }

    /**
     * @return errors and warnings of the console since the last call
     * @throws PageElementException when this browser does not hand out its console
     */
    List<ConsoleLine> console() {
        try {
            return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                    .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                    .map(entry -> new ConsoleLine(
                            entry.getLevel().equals(Level.SEVERE) ? "error" : "warning", entry.getMessage()))
                    .toList();
        } catch (UnsupportedCommandException silent) {
            throw new PageElementException("this browser does not hand out its console", silent);
        }
    }
}
