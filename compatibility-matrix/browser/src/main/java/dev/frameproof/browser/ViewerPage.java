package dev.frameproof.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The viewer page in a browser: calls of its functions, clicks and typing, pictures, its console. */
final class ViewerPage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration SUGGESTION = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String CALL = """
        const [name, given, done] = arguments;
        Promise.resolve()
          .then(() => window.frameproof[name](...JSON.parse(given)))
          .then((value) => done(JSON.stringify({ value: value === undefined ? null : value })),
                (error) => done(JSON.stringify({ error: String((error && error.message) || error) })));
        """;

    private final RemoteWebDriver driver;
    private final Path pictures;
    private final List<Screenshot> screenshots = new ArrayList<>();

    /** A function of the page failed; the message is the page's. */
    static final class PageException extends Exception {
        private static final long serialVersionUID = 1L;

        PageException(String message) {
            super(message);
        }
    }

    ViewerPage(RemoteWebDriver driver, Path pictures) {
        this.driver = driver;
        this.pictures = pictures;
    }

    /** Loads the page. */
    void open(URI address) throws PageException {
        driver.get(address.toString());
        if (!Boolean.TRUE.equals(driver.executeScript("return window.frameproof !== undefined"))) {
            throw new PageException("the viewer page did not start");
        }
    }

    /**
     * Calls a function of the page, and waits for its promise.
     *
     * @param arguments texts, numbers, truth values and JSON
     * @return what it answered
     */
    JsonNode call(String function, Object... arguments) throws PageException {
        try {
            String given = JSON.writeValueAsString(arguments);
            Object answer = driver.executeAsyncScript(CALL, function, given);
            JsonNode json = JSON.readTree(String.valueOf(answer));
            if (json.has("error")) {
                throw new PageException(json.path("error").asText());
            }
            return json.path("value");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (JavascriptException e) {
            throw new PageException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** As {@link #call}; missing when it fails. */
    JsonNode ask(String function, Object... arguments) {
        try {
            return call(function, arguments);
        } catch (PageException e) {
            return MissingNode.getInstance();
        }
    }

    /** Waits for a condition. @return whether it came true in time */
    boolean await(BooleanSupplier condition) {
        return await(condition, DEADLINE);
    }

    boolean await(BooleanSupplier condition, Duration deadline) {
        try {
            return new WebDriverWait(driver, deadline, POLL)
                    .ignoring(StaleElementReferenceException.class)
                    .until(any -> condition.getAsBoolean());
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Types into the field of a label, as a person would. @return whether there is such a field */
    boolean type(String root, String label, String text) {
        return retried(() -> {
            WebElement field = field(root, label);
            if (field == null) {
                return false;
            }
            new Actions(driver).moveToElement(field).click().perform();
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
            field.sendKeys(text);
            leave();
            return true;
        });
    }

    /** Clicks where nothing is: fields are left, and what a pointer had opened closes. */
    private void leave() {
        new Actions(driver)
                .moveToElement(driver.findElement(By.id("heading")))
                .click()
                .perform();
    }

    /** Chooses an option of a label by its text: a radio button, or an entry of a select. @return whether it is there */
    boolean choose(String root, String label, String option) {
        return retried(() -> {
            Object row = driver.executeScript("return window.frameproof.row(arguments[0], arguments[1])", root, label);
            if (!(row instanceof WebElement part)) {
                return false;
            }
            for (WebElement candidate : part.findElements(By.cssSelector("label"))) {
                if (candidate.getText().strip().matches("(?i)" + option)) {
                    new Actions(driver).moveToElement(candidate).click().perform();
                    return true;
                }
            }
            return chooseFromMenu(part, option);
        });
    }

    /** Clicks on a suggestion that an editor makes for what was typed, when it makes one. */
    void clickSuggestion(String root, String text) {
        boolean unused = await(
                () -> {
                    Object found = driver.executeScript(
                            "return window.frameproof.suggestion(arguments[0], arguments[1])", root, text);
                    if (!(found instanceof WebElement one)) {
                        return false;
                    }
                    new Actions(driver).moveToElement(one).click().perform();
                    return true;
                },
                SUGGESTION);
    }

    private boolean chooseFromMenu(WebElement part, String option) {
        List<WebElement> inputs = part.findElements(By.cssSelector("input"));
        if (inputs.isEmpty()) {
            return false;
        }
        new Actions(driver).moveToElement(inputs.get(0)).click().perform();
        By entries = By.cssSelector("[role=option], [aria-label='Select option'], [data-testid*='Select option']");
        return await(
                () -> driver.findElements(entries).stream()
                        .filter(entry -> entry.getText()
                                .lines()
                                .findFirst()
                                .orElse("")
                                .strip()
                                .matches("(?i)" + option))
                        .findFirst()
                        .map(entry -> {
                            new Actions(driver).moveToElement(entry).click().perform();
                            return true;
                        })
                        .orElse(false),
                Duration.ofSeconds(5));
    }

    private interface Act {
        boolean done();
    }

    /** React may draw a part anew between finding and clicking it: a person would look again, too. */
    private static boolean retried(Act act) {
        for (int attempt = 0; ; attempt++) {
            try {
                return act.done();
            } catch (StaleElementReferenceException e) {
                if (attempt == 3) {
                    throw e;
                }
            }
        }
    }

    private WebElement field(String root, String label) {
        Object found = driver.executeScript("return window.frameproof.field(arguments[0], arguments[1])", root, label);
        return found instanceof WebElement element ? element : null;
    }

    /** Takes a picture of the whole page. */
    void picture(String title) {
        try {
            Files.createDirectories(pictures);
            String name = "%02d-%s.png"
                    .formatted(
                            screenshots.size() + 1,
                            title.toLowerCase(Locale.ROOT)
                                    .replaceAll("[^a-z0-9]+", "-")
                                    .replaceAll("^-|-$", ""));
            Path file = pictures.resolve(name);
            Files.write(file, driver.findElement(By.tagName("body")).getScreenshotAs(OutputType.BYTES));
            screenshots.add(new Screenshot(title, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Screenshot> screenshots() {
        return List.copyOf(screenshots);
    }

    /** @return errors and warnings of the console since the last call; of browsers without a log, the page's own */
    List<ConsoleLine> console() {
        List<ConsoleLine> lines = new ArrayList<>();
        try {
            driver.manage().logs().get(LogType.BROWSER).forEach(entry -> {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    String level = entry.getLevel().equals(Level.WARNING) ? "warning" : "error";
                    lines.add(new ConsoleLine(level, entry.getMessage()));
                }
            });
        } catch (WebDriverException | UnsupportedOperationException noLog) {
            JsonNode kept = read("return JSON.stringify(window.frameproofConsole.splice(0))");
            kept.forEach(line -> lines.add(new ConsoleLine(
                    line.path("level").asText().equals("warn") ? "warning" : "error",
                    line.path("text").asText())));
        }
        return lines;
    }

    private JsonNode read(String script) {
        try {
            return JSON.readTree(String.valueOf(driver.executeScript(script)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
