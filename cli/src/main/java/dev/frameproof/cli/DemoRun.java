package dev.frameproof.cli;

import static java.util.Objects.requireNonNull;

import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.pages.DashboardPicture;
import dev.frameproof.demo.Demo;
import dev.frameproof.demo.dashboard.DashboardListener;
import dev.frameproof.demo.page.LivePage;
import dev.frameproof.demo.page.PageContent;
import dev.frameproof.demo.page.PageListener;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.reports.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Carries a demo out: on a page of its own, or in a real Grafana.
 *
 * @param screenshot where a picture is to be written, after which the demo ends; empty for until Ctrl-C
 */
record DemoRun(Demo demo, RunPlan plan, RunEnvironment environment, Optional<Path> screenshot, Console console) {
    /** The graphs show half a minute. */
    private static final Duration FULL_AFTER = Duration.ofSeconds(28);

    DemoRun {
        requireNonNull(demo, "demo");
        requireNonNull(plan, "plan");
        requireNonNull(environment, "environment");
        requireNonNull(screenshot, "screenshot");
        requireNonNull(console, "console");
    }

    /** @return the exit code of a demo that the page shows */
    int onPage(RunListener listener, int port) {
        try (LivePage page = LivePage.start(new PageContent(demo.title(), demo.about(), demo.panels()), port)) {
            var heard = new PageListener(listener, page);
            return run(
                    heard,
                    environment.withLiveOrigin(page.origin()),
                    heard.shown(),
                    (Void shown) -> PagePicture.take(page.address(), screenshot.orElseThrow()));
        }
    }

    /** @return the exit code of a demo that a dashboard of a real Grafana shows */
    int inGrafana(RunListener listener) {
        var heard = new DashboardListener(listener, demo);
        return run(heard, environment, heard.shown(), this::picture);
    }

    private void picture(DashboardListener.Shown shown) {
        Optional<DashboardPicture.Login> login = shown.target().liveAuth() instanceof LiveAuth.Basic basic
                ? Optional.of(new DashboardPicture.Login(basic.user(), basic.password()))
                : Optional.empty();
        new DashboardPicture(BrowserSettings.ofThisProcess(), FULL_AFTER)
                .take(
                        new DashboardPicture.Scene(
                                shown.target().url(), shown.target().version(), login, shown.url()),
                        screenshot.orElseThrow());
    }

    private <T> int run(
            RunListener heard, RunEnvironment around, CompletableFuture<T> shown, Consumer<T> takingPicture) {
        var run = new Run(plan, around, heard);
        var interruption = new Interruption(run::interrupt);
        CompletableFuture<Void> picture = screenshot.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : shown.thenAcceptAsync(takingPicture).whenComplete((done, failure) -> run.interrupt());
        try {
            RunOutcome outcome = run.execute();
            return screenshot.isEmpty() || interruption.happened()
                    ? ExitCode.of(outcome).code()
                    : pictured(picture, outcome);
        } finally {
            console.clear();
            interruption.close();
        }
    }

    /** The picture was what the run was for: that it was ended early is no fault. */
    private static int pictured(CompletableFuture<Void> picture, RunOutcome outcome) {
        Outcome verdict = outcome.result().verdict().outcome();
        if (verdict == Outcome.ENVIRONMENT_FAILED) {
            return ExitCode.of(outcome).code();
        }
        try {
            picture.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof EnvironmentException told) {
                throw told;
            }
            throw failed;
        }
        boolean clean = verdict == Outcome.PROVED
                || (verdict == Outcome.INTERRUPTED && outcome.result().failed() == 0);
        return (clean ? ExitCode.PROVED : ExitCode.FINDINGS).code();
    }
}
