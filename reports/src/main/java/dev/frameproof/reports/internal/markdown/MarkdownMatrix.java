package dev.frameproof.reports.internal.markdown;

import dev.frameproof.reports.CellDifference;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.MatrixResult;
import dev.frameproof.reports.MatrixWriter;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Units;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a matrix as {@code summary.md}: a grid a plugin, then why cells did not pass, then what differs. */
public final class MarkdownMatrix implements MatrixWriter {
    private static final int ROWS_SHOWN = 30;

    @Override
    public void write(MatrixResult matrix, Writer out) throws IOException {
        StringBuilder text = new StringBuilder();
        Outcome outcome = matrix.outcome();
        String mark = outcome == Outcome.PROVED ? "✅" : outcome == Outcome.FINDINGS ? "❌" : "⚠️";
        text.append("## ").append(mark).append(" Frameproof: ").append(MarkdownText.of(matrix.name()));
        text.append("\n\n**").append(outcome.title()).append(".** ").append(MarkdownText.of(matrix.headline()));
        text.append(" ").append(Units.duration(matrix.invocation().elapsed())).append(".\n\n");
        matrix.plugins().forEach(plugin -> writeGrid(matrix, plugin, text));
        writeReasons(matrix, text);
        writeDifferences(matrix.differences(), text);
        text.append("Again: ")
                .append(MarkdownText.code(matrix.invocation().reproduce()))
                .append('\n');
        out.append(text);
    }

    private static void writeGrid(MatrixResult matrix, String plugin, StringBuilder text) {
        List<String> targets = matrix.targets();
        text.append("### ").append(MarkdownText.of(plugin)).append("\n\n| Case |");
        targets.forEach(
                target -> text.append(' ').append(MarkdownText.of(target)).append(" |"));
        text.append("\n|---|").append(":-:|".repeat(targets.size())).append('\n');
        for (String name : matrix.cases()) {
            text.append("| ").append(MarkdownText.of(name)).append(" |");
            for (String target : targets) {
                String cell = matrix.cell(target, plugin, name)
                        .map(MarkdownMatrix::cell)
                        .orElse("");
                text.append(' ').append(cell).append(" |");
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private static String cell(MatrixCell cell) {
        return switch (cell.end().status()) {
            case PASSED -> "✅ " + Units.shortCount((double) cell.verified());
            case FAILED -> cell.end() == CellEnd.ENVIRONMENT_FAILED ? "⚠️ failed" : "❌ " + failures(cell);
            case SKIPPED -> "➖";
        };
    }

    private static String failures(MatrixCell cell) {
        return cell.failed() == 0 ? "" : "**" + Units.shortCount((double) cell.failed()) + "**";
    }

    private static void writeReasons(MatrixResult matrix, StringBuilder text) {
        Map<String, List<MatrixCell>> byReason = matrix.cells().stream()
                .filter(cell -> !cell.reason().isEmpty())
                .collect(Collectors.groupingBy(
                        cell -> (cell.end().status() == CellEnd.Status.SKIPPED ? "➖" : "❌") + " | "
                                + MarkdownText.of(cell.reason()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (byReason.isEmpty()) {
            return;
        }
        text.append("| | Why | Cells |\n|---|---|---|\n");
        byReason.entrySet().stream().limit(ROWS_SHOWN).forEach(entry -> text.append("| ")
                .append(entry.getKey())
                .append(" | ")
                .append(cells(entry.getValue()))
                .append(" |\n"));
        more(byReason.size(), text);
    }

    private static String cells(List<MatrixCell> cells) {
        String first = cells.stream()
                .limit(4)
                .map(cell -> MarkdownText.of(cell.caseName() + ", " + cell.plugin() + ", " + cell.grafana()))
                .collect(Collectors.joining("<br>"));
        return cells.size() > 4 ? first + "<br>and " + Units.count(cells.size() - 4L) + " more" : first;
    }

    private static void writeDifferences(List<CellDifference> differences, StringBuilder text) {
        if (differences.isEmpty()) {
            return;
        }
        text.append("### ").append(Units.count(differences.size(), "difference", "differences"));
        text.append(" between cells\n\n| Case | What | One | | Other | |\n|---|---|---|---|---|---|\n");
        differences.stream().limit(ROWS_SHOWN).forEach(difference -> text.append("| ")
                .append(String.join(
                        " | ",
                        MarkdownText.of(difference.caseName()),
                        MarkdownText.of((difference.what() + " " + difference.place()).strip()),
                        MarkdownText.of(difference.left()),
                        MarkdownText.code(difference.leftText()),
                        MarkdownText.of(difference.right()),
                        MarkdownText.code(difference.rightText())))
                .append(" |\n"));
        more(differences.size(), text);
    }

    private static void more(int all, StringBuilder text) {
        text.append('\n');
        if (all > ROWS_SHOWN) {
            text.append(Units.count(all - ROWS_SHOWN)).append(" more are in matrix.html.\n\n");
        }
    }
}
