package dev.frameproof.scenarios.load;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.stage.LoadDriver;
import dev.frameproof.harness.stage.Stage;
import dev.frameproof.reports.ThresholdResult;
import dev.frameproof.scenarios.engine.GatlingRun;
import dev.frameproof.scenarios.engine.RunStop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A load that a Gatling simulation drives; Gatling's own report lies in the run's folder. */
public final class GatlingLoad implements LoadDriver {
    private static final String FOLDER = "gatling";

    private final Class<? extends LoadSimulation> simulation;
    private final RunStop stop = new RunStop();

    public GatlingLoad(Class<? extends LoadSimulation> simulation) {
        this.simulation = requireNonNull(simulation, "simulation");
    }

    @Override
    public void drive(Stage stage) {
        stage.fact("Simulation", simulation.getSimpleName());
        stage.fact("Viewers", viewers(stage.plan().load()));
        Path results = stage.folder().path().resolve(FOLDER);
        try (var talk = GatlingTalk.into(stage.folder().log(FOLDER))) {
            int code = CurrentStage.during(stage, () -> new GatlingRun(simulation, results, true).run(stop));
            if (!stop.isStopped()) {
                stage.threshold(assertions(code == GatlingRun.OK));
            }
            talk.flush();
        } finally {
            report(results)
                    .ifPresent(report -> stage.artifact(
                            "Gatling's report",
                            stage.folder().path().relativize(report).toString().replace('\\', '/')));
        }
    }

    private static String viewers(LoadPlan load) {
        return load.arrivals()
                .map(arrivals ->
                        arrivals.closed() ? "by the plan's arrivals, a closed model" : "by the plan's arrivals")
                .orElseGet(() -> Integer.toString(load.viewers().orElse(1)));
    }

    private static ThresholdResult assertions(boolean hold) {
        return new ThresholdResult(
                "Gatling's assertions", "hold", hold ? "hold" : "broken: see logs/" + FOLDER + ".log", hold);
    }

    private static Optional<Path> report(Path results) {
        if (!Files.isDirectory(results)) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(results)) {
            return runs.map(run -> run.resolve("index.html"))
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void stop() {
        stop.stop();
    }
}
