package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class JUnitReportTest {
    static List<RunResult> runs() {
        return TestingRuns.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void reportIsValidByTheSchemaThatServersShare(RunResult run) throws SAXException, IOException {
        validate(TestingXml.write(ReportFormat.JUNIT, run));
    }

    @Test
    void schemaRefusesAReportThatServersWouldMisread() {
        String good = TestingXml.write(ReportFormat.JUNIT, TestingRuns.found());

        assertThatThrownBy(() -> validate(good.replace("time=\"31.240\"", "time=\"31,240\"")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate(good.replace("T17:05:09\"", "T17:05:09Z\"")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate(good.replace("<failure ", "<fault ").replace("</failure>", "</fault>")))
                .isInstanceOf(SAXException.class);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void countsAreThoseOfTheCases(RunResult run) {
        Document report = TestingXml.parse(TestingXml.write(ReportFormat.JUNIT, run));

        Element root = report.getDocumentElement();
        assertThat(root.getAttribute("tests")).isEqualTo(count(report, "testcase"));
        assertThat(root.getAttribute("failures")).isEqualTo(count(report, "failure"));
        assertThat(root.getAttribute("errors")).isEqualTo(count(report, "error"));
        assertThat(TestingXml.elements(report, "testsuite"))
                .hasSize(1 + run.streams().size());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void reportIsRedExactlyWhenTheRunIsNotProved(RunResult run) {
        Document report = TestingXml.parse(TestingXml.write(ReportFormat.JUNIT, run));

        boolean red = !TestingXml.elements(report, "failure").isEmpty()
                || !TestingXml.elements(report, "error").isEmpty();
        assertThat(red).isEqualTo(run.verdict().outcome() != Outcome.PROVED);
    }

    @Test
    void runThatFailsForNoCheckIsRedItself() {
        RunResult nothingVerified =
                RunResult.builder("orders", TestingRuns.proved().invocation()).build();

        Document report = TestingXml.parse(TestingXml.write(ReportFormat.JUNIT, nothingVerified));

        assertThat(TestingXml.elements(report, "failure"))
                .singleElement()
                .extracting(failure -> failure.getAttribute("message"))
                .isEqualTo("Not one row could be verified.");
    }

    @Test
    void failureTellsTheFirstFindingsAndHowManyMore() {
        Document report = TestingXml.parse(TestingXml.write(ReportFormat.JUNIT, TestingRuns.found()));

        Element lost = TestingXml.elements(report, "failure").stream()
                .filter(failure -> failure.getAttribute("type").equals("lost"))
                .findFirst()
                .orElseThrow();
        assertThat(lost.getAttribute("message"))
                .isEqualTo("600 findings in 600,000 rows. A record was written to the topic and never came.");
        assertThat(lost.getTextContent())
                .startsWith("Lost: orders partition 0 offset 999: expected a row, got nothing"
                        + " (It was acknowledged 4.2 s before the stream ended.)\n")
                .endsWith("\n590 more");
    }

    @Test
    void findingsThatNoStreamAccountsForStandWithTheRun() {
        Finding orphan =
                new Finding(FindingKind.NOTHING_CHECKED, Severity.ERROR, "", "orders", -1, -1, "", "rows", "none", "");
        RunResult run = RunResult.builder("orders", TestingRuns.proved().invocation())
                .check(CheckResult.of(FindingKind.NOTHING_CHECKED, "streams", 1, 1, 0, List.of(orphan)))
                .build();

        Document report = TestingXml.parse(TestingXml.write(ReportFormat.JUNIT, run));

        assertThat(TestingXml.elements(report, "testcase"))
                .extracting(testCase -> testCase.getAttribute("name"))
                .containsExactly("The run came to its end", "Nothing checked");
        assertThat(TestingXml.elements(report, "failure"))
                .singleElement()
                .extracting(Element::getTextContent)
                .isEqualTo("Nothing checked: orders: expected rows, got none");
    }

    @Test
    void checkThatHadNothingToLookAtIsSkippedNotPassed() {
        Document report = TestingXml.parse(TestingXml.write(ReportFormat.JUNIT, TestingRuns.interrupted()));

        assertThat(TestingXml.elements(report, "skipped"))
                .singleElement()
                .extracting(skipped -> skipped.getAttribute("message"))
                .isEqualTo("Nothing was there to check.");
    }

    private static String count(Document report, String name) {
        return Integer.toString(TestingXml.elements(report, name).size());
    }

    private static void validate(String xml) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitReportTest.class.getResource("/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
