package dev.frameproof.browser.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.PageBrowser;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.host.GrafanaVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against pages of our own: {@link TestingGrafanaPages} says what that proves. */
final class DashboardPictureTest {
    private static final GrafanaVersion VERSION = GrafanaVersion.parse("12.4.0");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsBrowser() {
        var missing = PageBrowser.missing(BrowserSettings.ofThisProcess());
        assumeTrue(missing.isEmpty(), () -> "no browser is driven: " + missing.orElse(""));
    }

    @Test
    void logsInAndTakesWhatTheDashboardShows() throws Exception {
        try (var pages = new TestingGrafanaPages(VERSION)) {
            Path file = folder.resolve("board.png");

            picture(pages, file);

            assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1600);
            assertThat(folder).isDirectoryNotContaining("glob:**Login*");
        }
    }

    @Test
    void grafanaWithoutPagesIsRefused() throws Exception {
        try (var pages = new TestingGrafanaPages(VERSION, TestingGrafanaPages.Fault.NO_PAGES)) {
            Path file = folder.resolve("board.png");

            assertThatThrownBy(() -> picture(pages, file))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("There is no picture of the dashboard");
            assertThat(file).doesNotExist();
        }
    }

    private static void picture(TestingGrafanaPages pages, Path file) {
        var scene = new DashboardPicture.Scene(
                pages.url(),
                VERSION,
                Optional.of(new DashboardPicture.Login("admin", "secret")),
                pages.url().resolve("/d/board/board"));
        new DashboardPicture(BrowserSettings.ofThisProcess(), Duration.ofMillis(300)).take(scene, file);
    }
}
