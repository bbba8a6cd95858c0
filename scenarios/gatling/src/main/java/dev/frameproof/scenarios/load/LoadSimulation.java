package dev.frameproof.scenarios.load;

import io.gatling.javaapi.core.Simulation;

/**
 * A simulation whose Kafka, Grafana, plugin, topics and verification are there when its constructor runs. Make one of
 * your own by extending this class, setting up scenarios with {@link #load}, and listing nothing anywhere: Gatling finds
 * it by its class.
 */
public abstract class LoadSimulation extends Simulation {
    /** What the simulation stands on. */
    protected final Load load;

    private final StandaloneStage standalone;

    /** Takes the stage that it is run on, or starts one where Gatling was started by itself ({@code mvn gatling:test}). */
    protected LoadSimulation() {
        var given = CurrentStage.get();
        standalone = given.isPresent() ? StandaloneStage.none() : StandaloneStage.start(getClass());
        load = new Load(given.orElseGet(standalone::stage));
    }

    @Override
    public void after() {
        standalone.end();
    }
}
