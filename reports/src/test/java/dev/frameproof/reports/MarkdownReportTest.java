package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownReportTest {
    static List<RunResult> runs() {
        return TestingRuns.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyTableRowHasAsManyCellsAsItsHead(RunResult run) {
        int columns = -1;
        for (String line : TestingXml.write(ReportFormat.MARKDOWN, run).split("\n", -1)) {
            if (!line.startsWith("|")) {
                columns = -1;
                continue;
            }
            int cells = line.split("\\|", -1).length;
            columns = columns < 0 ? cells : columns;
            assertThat(cells).as(line).isEqualTo(columns);
        }
    }

    @Test
    void nothingInAValueCanBeMarkup() {
        String summary = TestingXml.write(ReportFormat.MARKDOWN, TestingRuns.hostile());

        assertThat(summary.replaceAll("</?(code|sub|br)>", ""))
                .doesNotContain("<", "`", "[", "]", "*s", "\u001b", "\u0000", "\r", "\t", "\\")
                .contains("&#60;script&#62;", "&#96;b&#96;", "&#124;");
    }

    @Test
    void repeatedSpacesStayInAValue() {
        String summary = TestingXml.write(ReportFormat.MARKDOWN, TestingRuns.hostile());

        assertThat(summary).contains(" &#160;two");
    }

    @Test
    void summaryOfNothingIsShort() {
        String summary = TestingXml.write(ReportFormat.MARKDOWN, TestingRuns.environmentFailed());

        assertThat(summary)
                .contains("**Environment failed.** Kafka could not be reached")
                .contains("> **No broker answered at")
                .doesNotContain("|");
    }
}
