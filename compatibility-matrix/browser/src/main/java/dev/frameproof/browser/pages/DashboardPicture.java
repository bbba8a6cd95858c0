package dev.frameproof.browser.pages;

import static java.util.Objects.requireNonNull;

import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.PageBrowser;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.host.GrafanaVersion;
import dev.frameproof.reports.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Takes a picture of a dashboard in a real Grafana, without its menus, once its graphs have drawn something. */
public final class DashboardPicture {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(90);
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1100;

    private final BrowserSettings settings;
    private final Duration drawingFor;

    /** @param drawingFor how long graphs draw before the picture is taken */
    public DashboardPicture(BrowserSettings settings, Duration drawingFor) {
        this.settings = requireNonNull(settings, "settings");
        this.drawingFor = requireNonNull(drawingFor, "drawingFor");
    }

    /**
     * What is to be seen.
     *
     * @param grafana where it is
     * @param login who looks; empty where nobody needs to log in
     */
    public record Scene(URI grafana, GrafanaVersion version, Optional<Login> login, URI dashboard) {
        public Scene {
            requireNonNull(grafana, "grafana");
            requireNonNull(version, "version");
            requireNonNull(login, "login");
            requireNonNull(dashboard, "dashboard");
        }
    }

    /** User and password. */
    public record Login(String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** @throws EnvironmentException when there is no browser, this Grafana has no pages, or nothing is drawn in time */
    public void take(Scene scene, Path file) {
        try (PageBrowser browser = PageBrowser.start(settings)) {
            browser.size(WIDTH, HEIGHT);
            var page = new GrafanaPage(
                    browser.driver(),
                    scene.grafana(),
                    scene.version(),
                    file.toAbsolutePath().getParent(),
                    SHOWN_WITHIN);
            needPages(page, browser.driver());
            scene.login().ifPresent(login -> {
                var form = new LoginPage(page);
                form.fill(login.user(), login.password());
                form.submit();
            });
            browser.open(URI.create(scene.dashboard() + "?kiosk&from=now-30s&to=now"));
            page.await(
                    "graph",
                    () -> browser.driver().findElements(By.tagName("canvas")).isEmpty() ? null : Boolean.TRUE);
            long fullNanos = System.nanoTime() + drawingFor.toNanos();
            page.await("full graph", () -> System.nanoTime() - fullNanos >= 0 ? Boolean.TRUE : null);
            browser.picture(file);
        } catch (PageElementException absent) {
            throw failed(absent.getMessage(), "See whether the dashboard opens in a browser of your own.", absent);
        } catch (WebDriverException broken) {
            throw failed(
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse(""),
                    "See whether the dashboard opens in a browser of your own.",
                    broken);
        }
    }

    /** One that was built without its browser files answers with an empty page. */
    private static void needPages(GrafanaPage page, RemoteWebDriver driver) {
        page.open("/login");
        if (driver.findElements(By.cssSelector("body *")).isEmpty()) {
            throw failed(
                    "This Grafana has no pages: /login is empty.",
                    "Use one with its browser files, as releases and images have them; the dashboard itself is there by"
                            + " its API.",
                    null);
        }
    }

    private static EnvironmentException failed(String why, String remedy, Exception cause) {
        return new EnvironmentException(new Problem("There is no picture of the dashboard.", why, remedy), cause);
    }
}
