package dev.frameproof.browser.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frameproof.browser.BrowserCheck;
import dev.frameproof.browser.BrowserCheckResult;
import dev.frameproof.browser.BrowserCheckResult.Status;
import dev.frameproof.browser.BrowserFinding;
import dev.frameproof.browser.BrowserReport;
import dev.frameproof.browser.BrowserResult;
import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.BrowserTools;
import dev.frameproof.host.GrafanaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against pages of our own, each fault of which must be found: {@link TestingGrafanaPages} says what that proves. */
final class PagesCheckTest {
    private static final Duration SHORT = Duration.ofSeconds(8);

    @TempDir
    private Path pictures;

    @BeforeAll
    static void needsBrowser() {
        var missing = BrowserTools.find(BrowserSettings.ofThisProcess()).browserMissing();
        assumeTrue(missing.isEmpty(), () -> "no browser is driven: " + missing.orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.4.0", "12.4.0"})
    void pagesThatShowWhatWasSentPass(String version) throws Exception {
        try (var pages = new TestingGrafanaPages(GrafanaVersion.parse(version))) {
            BrowserResult result = check(pages, version);

            assertThat(result.errors()).isEmpty();
            assertThat(result.passed()).isTrue();
            assertThat(result.checks()).allMatch(check -> check.status() == Status.PASSED);
            assertThat(result.screenshots()).hasSize(5).allMatch(picture -> Files.exists(picture.file()));
            assertThat(pages.asked()).hasSize(2).first().isEqualTo("POST /api/dashboards/db");
            assertThat(pages.asked().get(1)).startsWith("DELETE /api/dashboards/uid/frameproof-");
            assertThat(Files.readString(BrowserReport.write(List.of(result), pictures)))
                    .contains("Grafana’s pages " + version)
                    .doesNotContain("npm packages");
        }
    }

    @Test
    void wrongCellAndErrorInConsoleAreFoundWhereTheyAre() throws Exception {
        try (var pages = faulty(TestingGrafanaPages.Fault.WRONG_CELL, TestingGrafanaPages.Fault.CONSOLE_ERROR)) {
            List<BrowserFinding> errors = check(pages, "12.4.0").errors();

            assertThat(errors)
                    .filteredOn(error -> error.check() == BrowserCheck.EXPLORE)
                    .extracting(BrowserFinding::text)
                    .containsExactly("Explore, row 3, n: expected 2, got 22");
            assertThat(errors)
                    .filteredOn(error -> error.check() == BrowserCheck.CONSOLE)
                    .extracting(BrowserFinding::got)
                    .singleElement()
                    .asString()
                    .contains("a panel broke");
        }
    }

    @Test
    void graphThatStandsStillIsFoundAndTheOneThatMovesIsNot() throws Exception {
        try (var pages = faulty(TestingGrafanaPages.Fault.STILL_GRAPH)) {
            assertThat(check(pages, "12.4.0").errors())
                    .extracting(BrowserFinding::check, BrowserFinding::subject)
                    .containsExactly(tuple(BrowserCheck.GRAPH_MOVES, DashboardPage.GRAPH));
        }
    }

    @Test
    void stepsAfterOneThatFailedAreSkippedWithTheReason() throws Exception {
        try (var pages = faulty(TestingGrafanaPages.Fault.WRONG_PASSWORD)) {
            Map<BrowserCheck, BrowserCheckResult> checks = check(pages, "12.4.0").checks().stream()
                    .collect(Collectors.toMap(BrowserCheckResult::check, one -> one));

            assertThat(checks.get(BrowserCheck.LOGIN).status()).isEqualTo(Status.FAILED);
            assertThat(checks.get(BrowserCheck.EXPLORE).reason()).isEqualTo("Login page failed before");
        }
    }

    @Test
    void lostRowAndUnhealthyDatasourceAreFound() throws Exception {
        try (var pages = faulty(TestingGrafanaPages.Fault.LOST_ROW, TestingGrafanaPages.Fault.UNHEALTHY)) {
            List<BrowserFinding> errors = check(pages, "12.4.0").errors();

            assertThat(errors).extracting(BrowserFinding::text).contains("Explore: expected 5 rows, got 4 rows");
            assertThat(errors).extracting(BrowserFinding::got).contains("Failed to reach Kafka");
        }
    }

    @Test
    void withoutBrowserAllIsSkippedWithTheReason() throws Exception {
        var nothing = BrowserSettings.ofThisProcess().withEnvironment(Map.of("PATH", pictures.toString()));
        try (var pages = faulty()) {
            BrowserResult result = new PagesCheck(nothing).check(scene(pages, "12.4.0"), pictures);

            assertThat(result.skipped())
                    .hasValueSatisfying(why -> assertThat(why).contains("chromium"));
        }
    }

    private static TestingGrafanaPages faulty(TestingGrafanaPages.Fault... faults) throws IOException {
        return new TestingGrafanaPages(GrafanaVersion.parse("12.4.0"), faults);
    }

    private BrowserResult check(TestingGrafanaPages pages, String version) throws InterruptedException {
        return new PagesCheck(BrowserSettings.ofThisProcess(), SHORT).check(scene(pages, version), pictures);
    }

    private static PagesCheck.Scene scene(TestingGrafanaPages pages, String version) {
        return new PagesCheck.Scene(
                pages.url(),
                GrafanaVersion.parse(version),
                "admin",
                "secret",
                "frameproof-kafka-datasource",
                "frameproof",
                "{\"topicName\":\"orders\"}",
                pages::send);
    }
}
