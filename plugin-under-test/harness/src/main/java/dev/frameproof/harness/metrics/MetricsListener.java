package dev.frameproof.harness.metrics;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.RunFigures;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.RunningStreams;
import dev.frameproof.reports.Progress;
import java.time.Duration;
import java.util.List;

/** Hands on what it hears to another listener, and what was measured to an endpoint as well. */
public final class MetricsListener implements RunListener {
    private final RunListener next;
    private final MetricsEndpoint endpoint;

    public MetricsListener(RunListener next, MetricsEndpoint endpoint) {
        this.next = requireNonNull(next, "next");
        this.endpoint = requireNonNull(endpoint, "endpoint");
    }

    @Override
    public void measured(RunFigures figures) {
        endpoint.update(figures);
        next.measured(figures);
    }

    @Override
    public void watching(RunningStreams streams) {
        next.watching(streams);
    }

    @Override
    public void over() {
        next.over();
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
        next.progress(progress);
    }

    @Override
    public void firstFrame(Duration sinceStart) {
        next.firstFrame(sinceStart);
    }
}
