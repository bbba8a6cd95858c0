package dev.frameproof.cli;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.reports.LiveView;
import dev.frameproof.reports.Progress;
import dev.frameproof.reports.ProgressLine;
import dev.frameproof.reports.TerminalReport;
import dev.frameproof.reports.TerminalStyle;
import dev.frameproof.reports.Units;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Tells on the terminal how a run goes on: a few lines drawn again and again, or plain lines where there is none. */
final class Console implements RunListener {
    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(5);
    private static final String CLEAR_BELOW = "\r\u001b[J";

    private final PrintWriter out;
    private final TerminalStyle style;
    private final boolean inPlace;
    private final boolean quiet;
    private final LiveView view;
    private int drawn;
    private Duration lastPlain = BETWEEN_PLAIN_LINES.negated();

    Console(PrintWriter out, TerminalStyle style, boolean inPlace, boolean quiet) {
        this.out = out;
        this.style = style;
        this.inPlace = inPlace;
        this.quiet = quiet;
        view = new LiveView(style, Runtime.getRuntime().availableProcessors());
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
            List<String> lines = view.lines(progress);
            out.print(home() + String.join(System.lineSeparator(), lines));
            out.flush();
            drawn = lines.size();
        } else if (progress.elapsed().minus(lastPlain).compareTo(BETWEEN_PLAIN_LINES) >= 0) {
            lastPlain = progress.elapsed();
            out.println(ProgressLine.plain(progress));
        }
    }

    /**
     * Carries a run out that tells this console, ended in order by Ctrl-C.
     *
     * @return the exit code
     */
    int carryOut(Run run) {
        var interruption = new Interruption(run::interrupt);
        try {
            return ExitCode.of(run.execute()).code();
        } finally {
            clear();
            interruption.close();
        }
    }

    /** Takes away what is drawn in place. */
    void clear() {
        if (inPlace && !quiet) {
            out.print(home());
            out.flush();
        }
    }

    private void line(String text) {
        if (!quiet) {
            out.println(inPlace ? home() + text : text);
        }
    }

    /** Where drawing began, with nothing left of what was drawn. */
    private String home() {
        String up = drawn > 1 ? "\u001b[" + (drawn - 1) + "A" : "";
        drawn = 0;
        return up + CLEAR_BELOW;
    }
}
