package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.PageBrowser;
import dev.frameproof.demo.Demo;
import dev.frameproof.demo.Demos;
import dev.frameproof.demo.Panel;
import dev.frameproof.demo.PanelKind;
import dev.frameproof.demo.page.LivePage;
import dev.frameproof.demo.page.PageContent;
import dev.frameproof.demo.page.PageListener;
import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.RunningStreams;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import dev.frameproof.reports.Progress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The live page in a real browser, on a real run: what is drawn is what was sent, and a planted fault is told. */
final class LivePageTest {
    private static final Path MODULES =
            Path.of("../plugin-under-test").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> HOSTS = Map.of("hosts", "3", "step", "15s", "incidents", "5m");
    private static final int RECORDS = 160;
    private static final int PLANTED_AT = 150;
    private static final String STREAM = "fleet";

    @TempDir
    private Path out;

    @Test
    void drawsWhatWasSentAndTellsWhatIsWrong() throws Exception {
        BrowserSettings settings = BrowserSettings.ofThisProcess();
        Optional<String> missing = PageBrowser.missing(settings);
        assumeTrue(missing.isEmpty(), () -> "no browser to look at the page with: " + missing.orElseThrow());
        try (PageBrowser browser = PageBrowser.start(settings);
                LivePage page = LivePage.start(content(), 0)) {
            var shown = new Shown();
            var environment = environment().withLiveOrigin(page.origin());
            var run = new Run(plan(), environment, new PageListener(shown, page));
            CompletableFuture<RunOutcome> outcome = CompletableFuture.supplyAsync(run::execute);
            try {
                shown.watching.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                URI address = page.address();
                browser.open(address);
                var wait = new WebDriverWait(browser.driver(), PATIENCE);
                wait.until(driver -> text(browser, "verified").equals(Integer.toString(RECORDS))
                        && offsets(browser.driver()).contains((long) RECORDS - 1));

                assertThat(wrongRows(browser.driver())).containsExactly((long) PLANTED_AT);
                assertThat(text(browser, "findings")).isEqualTo("1");
                assertThat(browser.driver().findElements(By.cssSelector(".proof[data-bad]")))
                        .hasSize(content().panels().size())
                        .allSatisfy(proof -> assertThat(proof.getText()).isEqualTo("1 finding"));
                assertNewestValuesAreShown(browser.driver());
                assertTablesOfTheNewestRowsChooseAndOrder(browser.driver());
                assertGraphIsDrawn(browser.driver());
                assertLinesEndWithTheNewest(browser.driver());
                assertKeysWork(browser.driver());
                assertAddressLetsInOnce(address, page);
            } finally {
                run.interrupt();
                outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            new WebDriverWait(browser.driver(), PATIENCE)
                    .until(driver -> text(browser, "state").equals("over"));
        }
    }

    @Test
    void everyDemoCanBeSent() {
        for (Demo demo : Demos.all()) {
            List<String> sent = demo.workloads().stream().map(WorkloadPlan::id).toList();

            for (WorkloadPlan workload : demo.workloads()) {
                if (!"live".equals(workload.settings().get("mode"))) {
                    assertThat(Workloads.named(workload.workload(), workload.settings(), 1)
                                    .sample(0))
                            .isNotNull();
                }
            }
            assertThat(demo.panels()).extracting(Panel::stream).isSubsetOf(sent);
            assertThat(sent).allMatch(id -> demo.panels().stream()
                    .anyMatch(panel -> panel.stream().equals(id)));
        }
    }

    private static String text(PageBrowser browser, String id) {
        return browser.driver().findElement(By.id(id)).getText();
    }

    /** @return the cells of each row of the table of all rows, the newest row first */
    private static List<List<String>> rows(RemoteWebDriver driver) {
        return rows(driver, "rows");
    }

    private static List<List<String>> rows(RemoteWebDriver driver, String table) {
        Object text = driver.executeScript("""
                return [...document.querySelectorAll('[aria-label=' + arguments[0] + '] tbody tr')]
                    .map((row) => [...row.cells].map((cell) => cell.dataset.value).join('|')).join('\\n');
                """, table);
        return text.toString()
                .lines()
                .map(line -> List.of(line.split("\\|", -1)))
                .toList();
    }

    private static List<Long> offsets(RemoteWebDriver driver) {
        return rows(driver).stream().map(cells -> Long.parseLong(cells.get(0))).toList();
    }

    /** @return the offsets of rows that are not as they were sent */
    private static List<Long> wrongRows(RemoteWebDriver driver) {
        Workload workload = Workloads.named("server-metrics", HOSTS, 1);
        List<Long> wrong = new ArrayList<>();
        List<List<String>> rows = rows(driver);
        assertThat(rows).hasSize(50);
        for (List<String> cells : rows) {
            long offset = Long.parseLong(cells.get(0));
            Map<String, String> sent = sent(workload, offset);
            if (!cells.subList(1, 5)
                    .equals(List.of(sent.get("host"), sent.get("cpu"), sent.get("memUsed"), sent.get("uptime")))) {
                wrong.add(offset);
            }
        }
        return wrong;
    }

    /** @return each member as JavaScript writes it */
    private static Map<String, String> sent(Workload workload, long index) {
        Map<String, String> members = new java.util.HashMap<>();
        for (Value.Member member : ((Value.ObjectValue) workload.sample(index).value()).members()) {
            members.put(member.name(), text(member.value()));
        }
        return members;
    }

    private static String text(Value value) {
        if (value instanceof Value.FloatValue number) {
            return number.value() == Math.rint(number.value())
                    ? Long.toString((long) number.value())
                    : Double.toString(number.value());
        }
        return value instanceof Value.IntegerValue number
                ? Long.toString(number.value())
                : ((Value.TextValue) value).value();
    }

    /** A dial, and a line's legend, have the newest value of their host. */
    private static void assertNewestValuesAreShown(RemoteWebDriver driver) {
        Workload workload = Workloads.named("server-metrics", HOSTS, 1);
        for (long index = RECORDS - 3; index < RECORDS; index++) {
            Map<String, String> sent = sent(workload, index);
            WebElement dial = driver.findElement(By.cssSelector("[role=meter][aria-label=" + sent.get("host") + "]"));
            assertThat(dial.getDomAttribute("aria-valuenow")).isEqualTo(sent.get("cpu"));
            assertThat(driver.findElement(By.cssSelector("[data-series=" + sent.get("host") + "] b"))
                            .getText())
                    .isEqualTo("%.2f".formatted(Double.parseDouble(sent.get("cpu"))));
        }
    }

    /** One shows the hosts in an incident; one shows of the newest row of each host and incident the three of most CPU. */
    private static void assertTablesOfTheNewestRowsChooseAndOrder(RemoteWebDriver driver) {
        Workload workload = Workloads.named("server-metrics", HOSTS, 1);
        List<List<String>> alerts = new ArrayList<>();
        Map<String, List<String>> newest = new java.util.TreeMap<>();
        for (long index = 0; index < RECORDS; index++) {
            Map<String, String> sent = sent(workload, index);
            newest.put(
                    sent.get("host") + sent.get("incident"),
                    List.of(sent.get("host"), sent.get("incident"), sent.get("cpu")));
            if (index >= RECORDS - 3 && !sent.get("incident").isEmpty()) {
                alerts.add(List.of(sent.get("host"), sent.get("incident")));
            }
        }
        alerts.sort(Comparator.comparing(row -> row.get(0)));
        assertThat(alerts).as("so that something is shown, and something not").hasSizeBetween(1, 2);
        assertThat(rows(driver, "alerts")).isEqualTo(alerts);
        assertThat(rows(driver, "highest"))
                .isEqualTo(newest.values().stream()
                        .sorted(Comparator.comparingDouble((List<String> row) -> Double.parseDouble(row.get(2)))
                                .reversed())
                        .limit(3)
                        .toList());
        assertThat(rows(driver, "never")).isEmpty();
        assertThat(driver.findElement(By.cssSelector("[aria-label=never] .none"))
                        .getText())
                .isEqualTo("None now.");
    }

    /**
     * Each line's colour is on the canvas, and so is the colour of each state, bar and point, whose shade may let the
     * page shine through. The page draws when the browser asks for its next picture.
     */
    private static void assertGraphIsDrawn(RemoteWebDriver driver) {
        for (String kind : List.of("graph", "bars", "timeline", "heatmap", "points", "track")) {
            new WebDriverWait(driver, PATIENCE)
                    .withMessage("fewer than three colours on the " + kind)
                    .until(unused -> colours(driver, kind) >= 3);
        }
    }

    private static void assertLinesEndWithTheNewest(RemoteWebDriver driver) {
        Workload workload = Workloads.named("server-metrics", HOSTS, 1);
        List<String> lines = driver.findElements(By.cssSelector("[data-kind=lines] .lines > div")).stream()
                .map(WebElement::getText)
                .toList();
        assertThat(lines).hasSizeGreaterThan(2);
        for (int back = 1; back <= 3; back++) {
            assertThat(lines.get(lines.size() - back))
                    .isEqualTo(sent(workload, RECORDS - back).get("host"));
        }
    }

    private static long colours(RemoteWebDriver driver, String kind) {
        return (Long) driver.executeScript("""
                    const canvas = document.querySelector('[data-kind=' + arguments[0] + '] canvas');
                    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                    const seen = new Set();
                    for (let i = 0; i < data.length; i += 4) {
                      if (data[i + 3] > 0) seen.add(data.slice(i, i + 4).join());
                    }
                    return seen.size;
                    """, kind);
    }

    private static void assertKeysWork(RemoteWebDriver driver) {
        WebElement body = driver.findElement(By.tagName("body"));
        body.sendKeys("2");
        assertThat(driver.findElements(By.cssSelector(".panel[data-shown]"))).hasSize(1);
        assertThat(driver.switchTo().activeElement().getDomAttribute("data-kind"))
                .isEqualTo("table");
        driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertThat(driver.findElements(By.cssSelector("main[data-alone]"))).isEmpty();
        String theme = driver.findElement(By.tagName("html")).getDomAttribute("data-theme");
        body.sendKeys("t");
        assertThat(driver.findElement(By.tagName("html")).getDomAttribute("data-theme"))
                .isNotEqualTo(theme);
        body.sendKeys(" ");
        assertThat(driver.findElement(By.id("pause")).getDomAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    private static void assertAddressLetsInOnce(URI address, LivePage page) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        URI base = URI.create(page.origin() + "/");
        HttpRequest again = HttpRequest.newBuilder(base.resolve("session"))
                .POST(HttpRequest.BodyPublishers.ofString(address.getFragment()))
                .build();
        assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        for (String data : List.of("demo.json", "counters")) {
            HttpRequest stranger = HttpRequest.newBuilder(base.resolve(data)).build();
            assertThat(client.send(stranger, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
        assertThat(page.address()).isNotEqualTo(address);
    }

    private static PageContent content() {
        return new PageContent(
                "Test",
                "A fleet of three.",
                List.of(
                        panel(PanelKind.GRAPH, "cpu"),
                        Panel.panel(PanelKind.TABLE, "rows", STREAM, "offset", "host", "cpu", "memUsed", "uptime"),
                        panel(PanelKind.GAUGES, "cpu"),
                        panel(PanelKind.BARS, "cpu"),
                        panel(PanelKind.TIMELINE, "cpu"),
                        panel(PanelKind.HEATMAP, "cpu"),
                        panel(PanelKind.POINTS, "cpu", "memUsed"),
                        panel(PanelKind.TRACK, "cpu", "memUsed"),
                        panel(PanelKind.LINES, "host"),
                        Panel.panel(PanelKind.TABLE, "alerts", STREAM, "host", "incident")
                                .by("host")
                                .having("incident"),
                        Panel.panel(PanelKind.TABLE, "highest", STREAM, "host", "incident", "cpu")
                                .by("host")
                                .and("incident")
                                .highest("cpu", 3),
                        Panel.panel(PanelKind.TABLE, "never", STREAM, "host", "nothing")
                                .by("host")
                                .having("nothing")));
    }

    private static Panel panel(PanelKind kind, String... fields) {
        return Panel.panel(kind, kind.id(), STREAM, fields).by("host");
    }

    private RunPlan plan() {
        return new RunPlan(
                "live page",
                1,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                TargetPlan.standard(),
                RunPlan.BUNDLED,
                Optional.of("value:at=" + PLANTED_AT),
                List.of(new WorkloadPlan(
                        STREAM,
                        "server-metrics",
                        HOSTS,
                        OptionalLong.empty(),
                        OptionalInt.of(1),
                        Optional.empty(),
                        RecordsPlan.defaults())),
                List.of(),
                new LoadPlan(
                        Optional.of("30/s"),
                        Optional.empty(),
                        OptionalLong.of(RECORDS),
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                ChecksPlan.defaults(),
                out,
                true);
    }

    private static RunEnvironment environment() {
        return new RunEnvironment(
                "test",
                "frameproof demo",
                MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                Map.of());
    }

    /** Hears when there is something to watch. */
    private static final class Shown implements RunListener {
        private final CompletableFuture<RunningStreams> watching = new CompletableFuture<>();

        @Override
        public void watching(RunningStreams streams) {
            watching.complete(streams);
        }

        @Override
        public void step(String what, Duration sinceStart) {
            // Only the page is looked at.
        }

        @Override
        public void judged(RunOutcome outcome) {
            watching.complete(null);
        }

        @Override
        public void reachable(List<String> lines) {
            // Only the page is looked at.
        }

        @Override
        public void progress(Progress progress) {
            // Only the page is looked at.
        }

        @Override
        public void firstFrame(Duration sinceStart) {
            // Only the page is looked at.
        }
    }
}
