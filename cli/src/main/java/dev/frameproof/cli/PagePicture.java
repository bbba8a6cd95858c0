package dev.frameproof.cli;

import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.PageBrowser;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.reports.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Takes a picture of the live page once there is something to be seen on it. */
final class PagePicture {
    /** The page shows half a minute. */
    private static final int FULL_AFTER_SECONDS = 28;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;

    private PagePicture() {}

    /** @throws EnvironmentException when there is no browser, or nothing comes */
    static void take(URI address, Path file) {
        try (PageBrowser browser = PageBrowser.start(BrowserSettings.ofThisProcess())) {
            browser.size(WIDTH, HEIGHT);
            browser.open(address);
            new WebDriverWait(browser.driver(), PATIENCE).until(driver -> seconds(browser) >= FULL_AFTER_SECONDS);
            browser.driver()
                    .executeScript("localStorage.setItem('frameproof-theme', 'dark');"
                            + "if (document.documentElement.dataset.theme !== 'dark') "
                            + "document.getElementById('theme').click();"
                            + "document.documentElement.style.scrollbarWidth = 'none';"
                            + "document.querySelectorAll('.scroll').forEach(e => e.style.scrollbarWidth = 'none');");
            browser.picture(file);
        } catch (TimeoutException late) {
            throw failed("Nothing was to be seen on it within " + PATIENCE.toSeconds() + " s.", late);
        } catch (WebDriverException broken) {
            throw failed(String.valueOf(broken.getMessage()).lines().findFirst().orElse(""), broken);
        }
    }

    private static int seconds(PageBrowser browser) {
        String seconds = browser.driver().findElement(By.tagName("html")).getDomAttribute("data-seconds");
        return seconds == null ? 0 : Integer.parseInt(seconds);
    }

    private static EnvironmentException failed(String why, Exception cause) {
        return new EnvironmentException(
                new Problem("There is no picture of the page.", why, "Look at the page in a browser of your own."),
                cause);
    }
}
