package dev.frameproof.reports;

import dev.frameproof.reports.internal.terminal.Paint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A matrix for a terminal: a grid a plugin, then why cells did not pass. */
public final class MatrixTerminal {
    private static final int REASONS_SHOWN = 12;
    private static final String GAP = "  ";

    private MatrixTerminal() {}

    private static void differences(MatrixResult matrix, List<String> lines) {
        if (matrix.differences().isEmpty()) {
            return;
        }
        long timing =
                matrix.differences().stream().filter(CellDifference::isOfTiming).count();
        long frames = matrix.differences().size() - timing;
        lines.add(GAP
                + (frames == 0
                        ? "Cells of one case brought the same frames"
                        : Units.count(frames, "difference", "differences") + " between cells of one case")
                + (timing == 0
                        ? ""
                        : (frames == 0 ? ", at other times: " : ", and ")
                                + Units.count(timing, "difference", "differences") + " in timing")
                + ": see the report.");
        lines.add("");
    }

    /** @param report where the page lies */
    public static String render(MatrixResult matrix, String report, TerminalStyle style) {
        Paint paint = new Paint(style);
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (String plugin : matrix.plugins()) {
            grid(matrix, plugin, paint, lines);
        }
        reasons(matrix, paint, lines);
        differences(matrix, lines);
        Outcome outcome = matrix.outcome();
        String title = outcome == Outcome.PROVED
                ? paint.tick() + " " + paint.good("PROVED")
                : outcome == Outcome.FINDINGS
                        ? paint.cross() + " " + paint.bad("FINDINGS")
                        : paint.warning() + " " + paint.doubtful(outcome.title().toUpperCase(Locale.ROOT));
        lines.add(title + GAP + paint.value(matrix.name()));
        lines.add(GAP + matrix.headline() + " "
                + paint.own(Units.duration(matrix.invocation().elapsed())) + ".");
        lines.add(GAP + paint.value(report));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static void grid(MatrixResult matrix, String plugin, Paint paint, List<String> lines) {
        lines.add(GAP + paint.strong(paint.value(plugin)));
        int wide = matrix.cases().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder head = new StringBuilder(GAP + " ".repeat(wide));
        for (String target : matrix.targets()) {
            head.append(GAP).append(padded(paint.value(target), width(target)));
        }
        lines.add(paint.faint(head.toString()));
        for (String name : matrix.cases()) {
            StringBuilder line = new StringBuilder(GAP).append(padded(paint.value(name), wide));
            for (String target : matrix.targets()) {
                String text = matrix.cell(target, plugin, name)
                        .map(MatrixTerminal::text)
                        .orElse("");
                String sign = matrix.cell(target, plugin, name)
                        .map(cell -> sign(cell, paint))
                        .orElse(" ");
                line.append(GAP).append(sign).append(' ').append(padded(text, width(target) - 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add("");
    }

    private static int width(String target) {
        return Math.max(12, target.length());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String sign(MatrixCell cell, Paint paint) {
        return switch (cell.end().status()) {
            case PASSED -> paint.tick();
            case FAILED -> cell.end() == CellEnd.ENVIRONMENT_FAILED ? paint.warning() : paint.cross();
            case SKIPPED -> paint.dash();
        };
    }

    private static String text(MatrixCell cell) {
        return switch (cell.end()) {
            case PROVED -> Units.shortCount((double) cell.verified());
            case FINDINGS -> Units.shortCount((double) cell.failed()) + " found";
            case GOLDEN_DIFFERS -> "golden";
            case ENVIRONMENT_FAILED -> "failed";
            case NOT_MEANT -> "not meant";
            case UNAVAILABLE -> "not there";
            case INTERRUPTED -> "stopped";
        };
    }

    private static void reasons(MatrixResult matrix, Paint paint, List<String> lines) {
        Map<String, List<MatrixCell>> byReason = new LinkedHashMap<>();
        for (MatrixCell cell : matrix.cells()) {
            if (!cell.reason().isEmpty()) {
                byReason.computeIfAbsent(sign(cell, paint) + " " + paint.value(cell.reason()), why -> new ArrayList<>())
                        .add(cell);
            }
        }
        byReason.entrySet().stream().limit(REASONS_SHOWN).forEach(entry -> {
            lines.add(GAP + entry.getKey());
            MatrixCell first = entry.getValue().get(0);
            int more = entry.getValue().size() - 1;
            lines.add(paint.faint(GAP
                    + GAP
                    + paint.value(first.caseName() + ", " + first.plugin() + ", " + first.grafana())
                    + (more > 0 ? " and " + Units.count(more, "cell more", "cells more") : "")));
        });
        if (byReason.size() > REASONS_SHOWN) {
            lines.add(GAP + Units.count((long) byReason.size() - REASONS_SHOWN) + " more are in the report.");
        }
        if (!byReason.isEmpty()) {
            lines.add("");
        }
    }
}
