package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every format of a matrix is held to a file; {@code -Dgolden.refresh=true} writes them anew and fails. */
class MatrixReportTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    record Golden(String matrix, String file) {}

    static List<Golden> goldens() {
        List<Golden> goldens = new ArrayList<>();
        for (String matrix : List.of("matrix-every", "matrix-proved")) {
            for (MatrixFormat format : MatrixFormat.values()) {
                goldens.add(new Golden(matrix, format.fileName()));
            }
            goldens.add(new Golden(matrix, "terminal.txt"));
        }
        return goldens;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void reportIsTheGoldenFile(Golden golden) throws IOException {
        String text = text(golden);
        Path file = FOLDER.resolve(golden.matrix()).resolve(golden.file());
        if (Boolean.getBoolean("golden.refresh")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            fail("%s was written anew: look at it, then run without -Dgolden.refresh", file);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private static String text(Golden golden) throws IOException {
        MatrixResult matrix =
                golden.matrix().equals("matrix-every") ? TestingMatrices.every() : TestingMatrices.proved();
        for (MatrixFormat format : MatrixFormat.values()) {
            if (format.fileName().equals(golden.file())) {
                return written(format, matrix);
            }
        }
        return MatrixTerminal.render(matrix, "frameproof-out/matrix.html", new TerminalStyle(100, false, true));
    }

    private static String written(MatrixFormat format, MatrixResult matrix) throws IOException {
        StringWriter out = new StringWriter();
        format.writer().write(matrix, out);
        return out.toString();
    }

    /** What Surefire's schema and CI servers ask of such a file: names, counts that add up, one outcome a case. */
    @Test
    void junitCountsAddUp() throws Exception {
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(written(MatrixFormat.JUNIT, TestingMatrices.every()))))
                .getDocumentElement();

        assertThat(suites.getTagName()).isEqualTo("testsuites");
        NodeList all = suites.getElementsByTagName("testsuite");
        assertThat(all.getLength()).isEqualTo(4);
        int tests = 0;
        for (int i = 0; i < all.getLength(); i++) {
            Element suite = (Element) all.item(i);
            assertThat(suite.getAttribute("name")).isNotBlank();
            assertThat(suite.getAttribute("time")).matches("\\d+\\.\\d{3}");
            for (String count : List.of("failure", "error", "skipped")) {
                String attribute = count.equals("skipped") ? count : count + "s";
                assertThat(suite.getElementsByTagName(count).getLength())
                        .as("%s of %s", count, suite.getAttribute("name"))
                        .isEqualTo(Integer.parseInt(suite.getAttribute(attribute)));
            }
            int cases = suite.getElementsByTagName("testcase").getLength();
            assertThat(cases).isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
            tests += cases;
        }
        assertThat(tests).isEqualTo(Integer.parseInt(suites.getAttribute("tests")));
        assertThat(suites.getAttribute("failures")).isEqualTo("2");
        assertThat(suites.getAttribute("errors")).isEqualTo("1");
    }

    @Test
    void jsonHasEveryCell() throws IOException {
        JsonNode json = new ObjectMapper().readTree(written(MatrixFormat.JSON, TestingMatrices.every()));

        assertThat(json.path("cells").findValuesAsText("status"))
                .contains("passed", "failed", "skipped")
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(json.path("cells")
                        .path(2)
                        .path("findings")
                        .path(0)
                        .path("offset")
                        .asLong())
                .isEqualTo(17);
    }

    @Test
    void findingsWeighMoreThanAllElse() {
        assertThat(TestingMatrices.every().outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(TestingMatrices.proved().outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void matrixOfWhichNothingCouldBeHadIsNotProved() {
        MatrixResult proved = TestingMatrices.proved();
        MatrixCell skipped = MatrixCell.without("a", "b", "c", CellEnd.NOT_MEANT, "Not meant.");
        MatrixResult nothing = new MatrixResult("m", proved.invocation(), List.of(), List.of(skipped), List.of());

        assertThat(nothing.outcome()).isEqualTo(Outcome.ENVIRONMENT_FAILED);
    }

    @Test
    void cellThatProvesNothingCannotPass() {
        assertThatThrownBy(() -> new MatrixCell(
                        "a", "b", "c", CellEnd.PROVED, "", 5, 0, List.of(), Duration.ZERO, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MatrixCell.without("a", "b", "c", CellEnd.UNAVAILABLE, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void folderHoldsAllFormatsAndTheStepSummary(@TempDir Path dir) throws IOException {
        Path summary = dir.resolve("step.md");
        List<Path> written = MatrixFolder.of(Map.of("GITHUB_STEP_SUMMARY", summary.toString()))
                .write(TestingMatrices.proved(), dir.resolve("out"));

        assertThat(written).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(Files.readString(summary)).contains("All 2 cells passed");
    }
}
