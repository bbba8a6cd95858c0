package dev.frameproof.scenarios.engine;

import static java.util.Objects.requireNonNull;

import io.gatling.app.RunResult;
import io.gatling.app.RunResultProcessor;
import io.gatling.app.Runner;
import io.gatling.commons.util.Clock;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.CoreComponents;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.controller.inject.PopulationFlows;
import io.gatling.core.scenario.Population;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.stats.writer.LogFileDataWriter;
import io.gatling.core.stats.writer.RunMessage;
import io.gatling.core.stats.writer.ShortScenarioDescription;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.core.internal.Converters;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import scala.Option;
import scala.collection.Iterator;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * Runs a simulation in this process, as Gatling's own command does, but asks nobody on the internet for newer versions,
 * prints no table while it runs, and writes {@code simulation.log} fast and to the last request.
 *
 * @param simulation has a public constructor without parameters
 * @param results the folder that {@code simulation.log} and the HTML report go to, each run into one of its own
 * @param withReport whether the HTML report is written; it is not where {@code gatling-charts-highcharts} is missing
 */
public record GatlingRun(Class<? extends Simulation> simulation, Path results, boolean withReport) {
    /** What {@link #run} answers when all assertions hold, or there are none. */
    public static final int OK = 0;

    private static final String PLOTS = "META-INF/services/io.gatling.charts.component.ComponentLibrary";
    private static final Option<String> NONE = Option.empty();

    public GatlingRun {
        requireNonNull(simulation, "simulation");
        requireNonNull(results, "results");
    }

    /**
     * Runs it to its end.
     *
     * @return Gatling's exit code: {@link #OK}, or 2 when an assertion does not hold
     * @throws RuntimeException what the simulation's constructor or set-up threw
     */
    public int run() {
        return run(new RunStop());
    }

    /**
     * As {@link #run()}.
     *
     * @param stop by which it can be ended early; of one run alone. There is no report then, and assertions hold
     */
    public int run(RunStop stop) {
        GatlingConfiguration configuration = GatlingConfiguration.load();
        GatlingArgs arguments = new GatlingArgs(
                Option.apply(simulation.getName()),
                NONE,
                !(withReport && canPlot()),
                NONE,
                Option.apply(results),
                Option.apply("frameproof"),
                NONE);
        ActorSystem actors = new ActorSystem();
        EventLoopGroup loops = Transports.newEventLoopGroup(
                configuration.netty().useNativeTransport(),
                configuration.netty().useIoUring(),
                0,
                "gatling");
        RunResult result;
        try {
            result = new QuietRunner(actors, loops, new DefaultClock(), arguments, results, configuration, stop).run();
        } finally {
            actors.close();
            loops.shutdownGracefully(0, configuration.core().shutdownTimeout(), TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly();
        }
        if (stop.isStopped()) {
            return OK;
        }
        return new RunResultProcessor(arguments, configuration)
                .processRunResult(result)
                .code();
    }

    /** Gatling writes no HTML report without its plots, which have a licence of their own and may be left out. */
    private static boolean canPlot() {
        return GatlingRun.class.getClassLoader().getResource(PLOTS) != null;
    }

    private static final class QuietRunner extends Runner {
        private final Clock clock;
        private final Path results;
        private final RunStop stop;

        QuietRunner(
                ActorSystem actors,
                EventLoopGroup loops,
                Clock clock,
                GatlingArgs arguments,
                Path results,
                GatlingConfiguration configuration,
                RunStop stop) {
            super(actors, loops, clock, arguments, configuration);
            this.stop = stop;
            this.clock = clock;
            this.results = results;
        }

        @Override
        public StatsEngine newStatsEngine(SimulationParams parameters, RunMessage run) {
            Iterator<PopulationBuilder> all = PopulationBuilder.flatten(parameters.rootPopulationBuilders())
                    .iterator();
            List<ShortScenarioDescription> descriptions = new ArrayList<>();
            while (all.hasNext()) {
                PopulationBuilder population = all.next();
                descriptions.add(new ShortScenarioDescription(
                        population.scenarioBuilder().name(),
                        population.injectionProfile().totalUserCount()));
            }
            LogFileDataWriter writer =
                    LogFileDataWriter.apply(run, Converters.toScalaSeq(descriptions), parameters.assertions(), results);
            return new LogFileStatistics(writer, clock, stop::started);
        }

        @Override
        public Try<BoxedUnit> start(
                SimulationParams parameters, CoreComponents core, PopulationFlows<String, Population> flows) {
            stop.of(core.controller());
            return super.start(parameters, core, flows);
        }

        @Override
        public void displayVersionWarning() {
            // It asks a server.
        }
    }
}
