package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value may hold characters that reorder, hide or steer what is shown; none of them reaches a reader's eye as such. */
class UnseenCharactersTest {
    static List<String> texts() {
        RunResult hostile = TestingRuns.hostile();
        return Stream.concat(
                        Stream.of(ReportFormat.HTML, ReportFormat.JUNIT, ReportFormat.MARKDOWN)
                                .map(format -> TestingXml.write(format, hostile)),
                        Stream.of(TerminalReport.render(hostile, "", new TerminalStyle(100, false, true))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyCharacterThatIsWrittenIsSeen(String text) {
        assertThat(text.codePoints()
                        .filter(c -> c != '\n' && c != ' ')
                        .filter(UnseenCharactersTest::isUnseen)
                        .mapToObj(c -> String.format("U+%04X", c)))
                .isEmpty();
        assertThat(text).doesNotContain("&#13;", "&#9;", "&#10;");
    }

    private static boolean isUnseen(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
