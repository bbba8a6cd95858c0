package dev.frameproof.scenarios.load;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.stage.LoadDriver;
import dev.frameproof.harness.stage.Stage;
import dev.frameproof.reports.Outcome;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** A run around a simulation that somebody else started, such as Gatling's Maven plugin: begun by the simulation. */
final class StandaloneStage {
    private final Optional<Running> running;

    private record Running(
            CompletableFuture<Stage> stage, CountDownLatch simulated, CompletableFuture<RunOutcome> outcome) {
        Running {
            requireNonNull(stage, "stage");
            requireNonNull(simulated, "simulated");
            requireNonNull(outcome, "outcome");
        }
    }

    private StandaloneStage(Optional<Running> running) {
        this.running = running;
    }

    /** For a simulation that was given its stage. */
    static StandaloneStage none() {
        return new StandaloneStage(Optional.empty());
    }

    /**
     * Starts what the simulation stands on, by the system properties of {@link StandalonePlan}.
     *
     * @throws RuntimeException when it cannot be started; it says why
     */
    static StandaloneStage start(Class<? extends LoadSimulation> simulation) {
        var stage = new CompletableFuture<Stage>();
        var simulated = new CountDownLatch(1);
        var run = new Run(
                StandalonePlan.plan(LoadScenarios.of(simulation)),
                StandalonePlan.environment(),
                new PrintedSteps(new PrintWriter(System.out, true, StandardCharsets.UTF_8)),
                new Waiting(stage, simulated));
        CompletableFuture<RunOutcome> outcome = CompletableFuture.supplyAsync(run::execute, task -> {
            Thread thread = new Thread(task, "frameproof");
            thread.start();
        });
        var unused = outcome.whenComplete((done, failure) ->
                stage.completeExceptionally(failure == null ? new IllegalStateException(headline(done)) : failure));
        var started = new StandaloneStage(Optional.of(new Running(stage, simulated, outcome)));
        started.stage();
        return started;
    }

    private static String headline(RunOutcome outcome) {
        return outcome.result().verdict().headline() + " "
                + outcome.result().verdict().problems();
    }

    Stage stage() {
        try {
            return running.orElseThrow().stage().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException told ? told : failed;
        }
    }

    /**
     * The simulation is over: ends the run, which writes its report.
     *
     * @throws IllegalStateException when the run proved nothing, so that Gatling fails as well
     */
    void end() {
        if (running.isEmpty()) {
            return;
        }
        running.get().simulated().countDown();
        RunOutcome outcome = running.get().outcome().join();
        if (outcome.result().verdict().outcome() != Outcome.PROVED) {
            throw new IllegalStateException(headline(outcome));
        }
    }

    private record Waiting(CompletableFuture<Stage> stage, CountDownLatch simulated) implements LoadDriver {
        @Override
        public void drive(Stage ready) throws InterruptedException {
            stage.complete(ready);
            simulated.await();
        }

        @Override
        public void stop() {
            simulated.countDown();
        }
    }
}
