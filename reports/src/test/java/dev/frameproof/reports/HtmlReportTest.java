package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

class HtmlReportTest {
    private static final Set<String> NEVER_CLOSED_EMPTY = Set.of("meta", "circle", "path", "line", "rect");

    static List<RunResult> runs() {
        return TestingRuns.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void pageIsWellFormed(RunResult run) {
        Document page = TestingXml.parse(TestingXml.write(ReportFormat.HTML, run));

        assertThat(page.getDocumentElement().getTagName()).isEqualTo("html");
        assertThat(TestingXml.elements(page, "h1"))
                .singleElement()
                .extracting(Element::getTextContent)
                .asString()
                .isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void pageAsksForNothingFromElsewhereAndRunsNoScript(RunResult run) {
        Document page = TestingXml.parse(TestingXml.write(ReportFormat.HTML, run));

        for (String active : List.of("script", "link", "img", "iframe", "object", "embed", "use", "image", "form")) {
            assertThat(TestingXml.elements(page, active)).as(active).isEmpty();
        }
        for (Element element : TestingXml.elements(page, "*")) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.item(i).getNodeName();
                assertThat(name).doesNotStartWith("on").isNotIn("src", "style", "xlink:href");
                if (name.equals("href")) {
                    assertThat(attributes.item(i).getNodeValue())
                            .startsWith("./")
                            .doesNotContain(":");
                }
            }
        }
        assertThat(TestingXml.elements(page, "style"))
                .singleElement()
                .extracting(Element::getTextContent)
                .asString()
                .doesNotContain("url(", "@import");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void browsersSeeTheSameElementsAsXmlDoes(RunResult run) {
        String page = TestingXml.write(ReportFormat.HTML, run);

        Matcher closedEmpty = Pattern.compile("<([a-zA-Z]+)[^<>]* />").matcher(page);
        while (closedEmpty.find()) {
            assertThat(closedEmpty.group(1)).isIn(NEVER_CLOSED_EMPTY);
        }
    }

    @Test
    void markupInValuesIsShownNotObeyed() {
        Document page = TestingXml.parse(TestingXml.write(ReportFormat.HTML, TestingRuns.hostile()));

        assertThat(TestingXml.elements(page, "h1").get(0).getTextContent())
                .contains("<script>alert('x')</script> \"q\" & ]]>", "<ESC>[31m", "<U+D800>", "<U+202E>");
    }

    @Test
    void differingPartIsMarkedOnBothSides() {
        Document page = TestingXml.parse(TestingXml.write(ReportFormat.HTML, TestingRuns.hostile()));

        assertThat(TestingXml.elements(page, "mark"))
                .extracting(Element::getTextContent)
                .containsExactly("a", "b");
    }

    @Test
    void manyFindingsAreCutToWhatAPageHoldsAndTheRestIsTold() {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(new Finding(FindingKind.LOST, Severity.ERROR, "s", "orders", 0, i, "", "a row", "nothing", ""));
        }
        RunResult run = RunResult.builder("orders", TestingRuns.proved().invocation())
                .totals(new Totals(9_000, 9_000, 4_000, 4_000, 4_000))
                .check(CheckResult.of(FindingKind.LOST, "rows", 9_000, 5_000, 0, many))
                .build();

        String page = TestingXml.write(ReportFormat.HTML, run);

        assertThat(page.split("<tr class=\"error\"", -1)).hasSize(201);
        assertThat(page).contains("200 of 5,000", "800 more are in report.json. 4,000 more were counted but not kept.");
    }

    @Test
    void rareKindIsShownBesideAFrequentOne() {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(new Finding(FindingKind.LOST, Severity.ERROR, "s", "orders", 0, i, "", "a row", "nothing", ""));
        }
        Finding rare = new Finding(FindingKind.LATE, Severity.ERROR, "s", "orders", 0, 4_321, "", "2 s", "9 s", "");
        RunResult run = RunResult.builder("orders", TestingRuns.proved().invocation())
                .totals(new Totals(9_000, 9_000, 8_000, 8_000, 8_000))
                .check(CheckResult.of(FindingKind.LOST, "rows", 9_000, 1_000, 0, many))
                .check(CheckResult.of(FindingKind.LATE, "rows", 9_000, 1, 0, List.of(rare)))
                .build();

        assertThat(run.firstFindings(10)).hasSize(10).contains(rare);
        assertThat(TestingXml.write(ReportFormat.HTML, run)).contains("offset 4321");
        assertThat(TestingXml.write(ReportFormat.MARKDOWN, run)).contains("offset 4321");
        assertThat(TerminalReport.render(run, "", new TerminalStyle(80, false, true)))
                .contains("offset 4321");
    }

    @Test
    void pageOfALongRunStaysSmall() {
        List<TimeSeries.Point> day = new ArrayList<>();
        for (int at = 0; at < 86_400; at++) {
            day.add(new TimeSeries.Point(Duration.ofSeconds(at), at == 40_000 ? 99_000 : 20_000 + at % 7));
        }
        RunResult run = RunResult.builder("orders", TestingRuns.proved().invocation())
                .series(new TimeSeries(Measure.THROUGHPUT, "sent", day))
                .build();

        String page = TestingXml.write(ReportFormat.HTML, run);

        assertThat(page.length()).isLessThan(80_000);
        assertThat(page).contains(">6 h<", ">18 h<");
        assertThat(page).as("the one high second is still drawn").containsPattern("L[0-9.]+ 29\\.8 ");
    }
}
