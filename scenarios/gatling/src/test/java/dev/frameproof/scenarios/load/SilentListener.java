package dev.frameproof.scenarios.load;

import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.reports.Progress;
import java.time.Duration;
import java.util.List;

/** Hears how a run goes on and says nothing. */
class SilentListener implements RunListener {
    @Override
    public void judged(RunOutcome outcome) {}

    @Override
    public void reachable(List<String> lines) {}

    @Override
    public void step(String what, Duration sinceStart) {}

    @Override
    public void progress(Progress progress) {}

    @Override
    public void firstFrame(Duration sinceStart) {}
}
