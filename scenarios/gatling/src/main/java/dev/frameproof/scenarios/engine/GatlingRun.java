package dev.frameproof.scenarios.engine;

import static java.util.Objects.requireNonNull;

import io.gatling.app.RunResult;
import io.gatling.app.RunResultProcessor;
import io.gatling.app.Runner;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.javaapi.core.Simulation;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import scala.Option;

/**
 * Runs a simulation in this process, as Gatling's own command does, but asks nobody on the internet for newer versions.
 *
 * @param simulation has a public constructor without parameters
 * @param results the folder that {@code simulation.log} and the HTML report go to, each run into one of its own
 * @param withReport whether the HTML report is written
 */
public record GatlingRun(Class<? extends Simulation> simulation, Path results, boolean withReport) {
    /** What {@link #run} answers when all assertions hold, or there are none. */
    public static final int OK = 0;

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
        GatlingConfiguration configuration = GatlingConfiguration.load();
        GatlingArgs arguments = new GatlingArgs(
                Option.apply(simulation.getName()),
                NONE,
                !withReport,
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
            result = new QuietRunner(actors, loops, arguments, configuration).run();
        } finally {
            actors.close();
            loops.shutdownGracefully(0, configuration.core().shutdownTimeout(), TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly();
        }
        return new RunResultProcessor(arguments, configuration)
                .processRunResult(result)
                .code();
    }

    private static final class QuietRunner extends Runner {
        QuietRunner(
                ActorSystem actors, EventLoopGroup loops, GatlingArgs arguments, GatlingConfiguration configuration) {
            super(actors, loops, new DefaultClock(), arguments, configuration);
        }

        @Override
        public void displayVersionWarning() {
            // It asks a server.
        }
    }
}
