package dev.frameproof.scenarios.load;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.reports.Progress;
import dev.frameproof.reports.TerminalReport;
import dev.frameproof.reports.TerminalStyle;
import dev.frameproof.reports.Units;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Tells of a run's steps and its end, between the lines that Gatling prints of its own progress. */
record PrintedSteps(PrintWriter out) implements RunListener {
    private static final TerminalStyle STYLE = new TerminalStyle(100, false, true);

    PrintedSteps {
        requireNonNull(out, "out");
    }

    @Override
    public void step(String what, Duration sinceStart) {
        out.println("  %7s  %s".formatted(Units.duration(sinceStart), what));
    }

    @Override
    public void firstFrame(Duration sinceStart) {
        step("first row verified", sinceStart);
    }

    @Override
    public void progress(Progress progress) {
        // Gatling prints its own.
    }

    @Override
    public void judged(RunOutcome outcome) {
        out.print(TerminalReport.render(
                outcome.result(), outcome.folder().path().resolve("report.html").toString(), STYLE));
        out.flush();
    }

    @Override
    public void reachable(List<String> lines) {
        lines.forEach(out::println);
    }
}
