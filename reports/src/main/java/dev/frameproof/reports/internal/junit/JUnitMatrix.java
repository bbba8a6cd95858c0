package dev.frameproof.reports.internal.junit;

import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.MatrixResult;
import dev.frameproof.reports.MatrixWriter;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a matrix as {@code junit.xml}: a suite a target and plugin, a case a cell. */
public final class JUnitMatrix implements MatrixWriter {
    private static final DateTimeFormatter SECONDS_OF_DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public void write(MatrixResult matrix, Writer out) throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Markup xml = new Markup(out);
        xml.open(
                "testsuites",
                "name",
                "Frameproof " + VisibleText.line(matrix.name()),
                "tests",
                Integer.toString(matrix.cells().size()),
                "failures",
                Long.toString(matrix.cells().stream().filter(JUnitMatrix::fails).count()),
                "errors",
                Long.toString(matrix.count(CellEnd.ENVIRONMENT_FAILED)),
                "time",
                Suite.seconds(matrix.invocation().elapsed()));
        for (String grafana : matrix.targets()) {
            for (String plugin : matrix.plugins()) {
                List<MatrixCell> cells = matrix.cases().stream()
                        .map(name -> matrix.cell(grafana, plugin, name))
                        .flatMap(Optional::stream)
                        .toList();
                if (!cells.isEmpty()) {
                    writeSuite(matrix, grafana, plugin, cells, xml);
                }
            }
        }
        xml.close();
    }

    private static void writeSuite(
            MatrixResult matrix, String grafana, String plugin, List<MatrixCell> cells, Markup xml) throws IOException {
        xml.open(
                "testsuite",
                "name",
                VisibleText.line(grafana + ": " + plugin),
                "tests",
                Integer.toString(cells.size()),
                "failures",
                Long.toString(cells.stream().filter(JUnitMatrix::fails).count()),
                "errors",
                Long.toString(count(cells, CellEnd.ENVIRONMENT_FAILED)),
                "skipped",
                Long.toString(cells.stream()
                        .filter(cell -> cell.end().status() == CellEnd.Status.SKIPPED)
                        .count()),
                "time",
                Suite.seconds(cells.get(0).elapsed()),
                "timestamp",
                SECONDS_OF_DAY.format(matrix.invocation().started().truncatedTo(ChronoUnit.SECONDS)));
        xml.open("properties");
        property("grafana", grafana, xml);
        property("plugin", plugin, xml);
        xml.close();
        String className = "frameproof." + dotless(plugin) + "." + dotless(grafana);
        for (MatrixCell cell : cells) {
            testCase(cell).write(xml, className);
        }
        xml.close();
    }

    private static Case testCase(MatrixCell cell) {
        return switch (cell.end()) {
            case PROVED -> new Case(cell.caseName(), Case.End.PASSED, "", "", cell.verified() + " rows verified");
            case FINDINGS, GOLDEN_DIFFERS ->
                new Case(cell.caseName(), Case.End.FAILURE, cell.end().id(), cell.reason(), findings(cell));
            case ENVIRONMENT_FAILED ->
                new Case(cell.caseName(), Case.End.ERROR, cell.end().id(), cell.reason(), findings(cell));
            case NOT_MEANT, UNAVAILABLE, INTERRUPTED ->
                new Case(cell.caseName(), Case.End.SKIPPED, "", cell.reason(), "");
        };
    }

    private static String findings(MatrixCell cell) {
        return cell.checks().stream()
                .filter(check -> check.status() == CheckResult.Status.FAILED)
                .map(check -> check.title() + ": " + Case.of(check).message() + "\n"
                        + Case.of(check).text())
                .collect(Collectors.joining("\n"));
    }

    private static void property(String name, String value, Markup xml) throws IOException {
        xml.empty("property", "name", name, "value", VisibleText.line(value));
    }

    private static boolean fails(MatrixCell cell) {
        return cell.end() == CellEnd.FINDINGS || cell.end() == CellEnd.GOLDEN_DIFFERS;
    }

    private static long count(List<MatrixCell> cells, CellEnd end) {
        return cells.stream().filter(cell -> cell.end() == end).count();
    }

    private static String dotless(String name) {
        return VisibleText.line(name).replace('.', '_');
    }
}
