package dev.frameproof.cli;

import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.reports.Progress;
import dev.frameproof.reports.ProgressLine;
import dev.frameproof.reports.TerminalReport;
import dev.frameproof.reports.TerminalStyle;
import dev.frameproof.reports.Units;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Tells on the terminal how a run goes on: one line drawn again and again, or plain lines where there is none. */
final class Console implements RunListener {
    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(5);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final TerminalStyle style;
    private final boolean inPlace;
    private final boolean quiet;
    private Duration lastPlain = BETWEEN_PLAIN_LINES.negated();

    Console(PrintWriter out, TerminalStyle style, boolean inPlace, boolean quiet) {
        this.out = out;
        this.style = style;
        this.inPlace = inPlace;
        this.quiet = quiet;
    }

    @Override
    public void step(String what, Duration sinceStart) {
        line("  %7s  %s".formatted(Units.duration(sinceStart), what));
    }

    @Override
    public void firstFrame(Duration sinceStart) {
        step("first row verified", sinceStart);
    }

    @Override
    public void judged(RunOutcome outcome) {
        clear();
        out.print(TerminalReport.render(
                outcome.result(), outcome.folder().path().resolve("report.html").toString(), style));
        out.flush();
    }

    @Override
    public void reachable(List<String> lines) {
        clear();
        lines.forEach(out::println);
        out.flush();
    }

    @Override
    public void progress(Progress progress) {
        if (quiet) {
            return;
        }
        if (inPlace) {
            out.print(CLEAR_LINE + ProgressLine.inPlace(progress, style));
            out.flush();
        } else if (progress.elapsed().minus(lastPlain).compareTo(BETWEEN_PLAIN_LINES) >= 0) {
            lastPlain = progress.elapsed();
            out.println(ProgressLine.plain(progress));
        }
    }

    /** Ends the line that is drawn in place. */
    void clear() {
        if (inPlace && !quiet) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    private void line(String text) {
        if (!quiet) {
            out.println(inPlace ? CLEAR_LINE + text : text);
        }
    }
}
