package dev.frameproof.demo.page;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.RunFigures;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.RunningStreams;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands on what it hears to another listener, and what may be watched to the page as well. */
public final class PageListener implements RunListener {
    private final RunListener next;
    private final LivePage page;

    private final CompletableFuture<Void> shown = new CompletableFuture<>();

    public PageListener(RunListener next, LivePage page) {
        this.next = requireNonNull(next, "next");
        this.page = requireNonNull(page, "page");
    }

    /** @return done once the page has something to show */
    public CompletableFuture<Void> shown() {
        return shown;
    }

    @Override
    public void watching(RunningStreams streams) {
        if (streams.target().embedded()) {
            page.show(streams);
        }
        next.watching(streams);
        if (streams.target().embedded()) {
            next.reachable(List.of("", "  Live page  " + page.address(), ""));
            shown.complete(null);
        }
    }

    @Override
    public void over() {
        page.over();
        next.over();
    }

    @Override
    public void measured(RunFigures figures) {
        next.measured(figures);
    }

    @Override
    public void unavailable(Problem why) {
        next.unavailable(why);
    }

    @Override
    public void step(String what, Duration sinceStart) {
        next.step(what, sinceStart);
    }

    @Override
    public void judged(RunOutcome outcome) {
        next.judged(outcome);
    }

    @Override
    public void reachable(List<String> lines) {
        next.reachable(lines);
    }

    @Override
    public void progress(Progress progress) {
        if (page.wasUsed()) {
            next.step("the page is open; for another browser: " + page.address(), progress.elapsed());
        }
        next.progress(progress);
    }

    @Override
    public void firstFrame(Duration sinceStart) {
        next.firstFrame(sinceStart);
    }
}
