package dev.frameproof.cli;

import static java.util.Objects.requireNonNull;

import dev.frameproof.matrix.MatrixListener;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.TerminalStyle;
import dev.frameproof.reports.Units;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Tells on the terminal how a matrix goes on, a line a step. */
final class MatrixConsole implements MatrixListener {
    private final PrintWriter out;
    private final TerminalStyle style;
    private final boolean quiet;

    MatrixConsole(PrintWriter out, TerminalStyle style, boolean quiet) {
        this.out = requireNonNull(out, "out");
        this.style = requireNonNull(style, "style");
        this.quiet = quiet;
    }

    @Override
    public void step(String what, Duration sinceStart) {
        line(what, sinceStart);
    }

    @Override
    public void cells(List<MatrixCell> cells, int done, int all, Duration sinceStart) {
        MatrixCell first = cells.get(0);
        line("%d of %d  %s, %s: %s".formatted(done, all, first.grafana(), first.plugin(), ends(cells)), sinceStart);
    }

    private static String ends(List<MatrixCell> cells) {
        long passed = count(cells, CellEnd.Status.PASSED);
        long failed = count(cells, CellEnd.Status.FAILED);
        long skipped = count(cells, CellEnd.Status.SKIPPED);
        return (passed > 0 ? passed + " passed " : "")
                + (failed > 0 ? failed + " failed " : "")
                + (skipped > 0 ? skipped + " skipped" : "");
    }

    private static long count(List<MatrixCell> cells, CellEnd.Status status) {
        return cells.stream().filter(cell -> cell.end().status() == status).count();
    }

    private void line(String text, Duration sinceStart) {
        if (!quiet) {
            String when = style.unicode()
                    ? Units.duration(sinceStart)
                    : Units.duration(sinceStart).replace('µ', 'u');
            out.println("  %7s  %s".formatted(when, text.strip()));
            out.flush();
        }
    }
}
