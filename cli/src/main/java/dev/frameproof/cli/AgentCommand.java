package dev.frameproof.cli;

import dev.frameproof.agents.AgentProcess;
import dev.frameproof.harness.plan.PlanException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frameproof agent}: Trogdor's agent or coordinator, with our tasks. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts an agent of Trogdor, Kafka's own test framework, which carries out its share of loads until Ctrl-C;"
                    + " or a coordinator for several agents.",
            "It listens on all addresses and knows no login: whoever reaches the port can run tasks here. Keep it"
                    + " within a network of its own."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  frameproof agent --port 8888",
            "  frameproof agent --coordinator --port 8889 --agents a=host-a:8888,b=host-b:8888"
        })
public final class AgentCommand implements Callable<Integer> {
    private static final int AGENT_PORT = 8888;
    private static final int COORDINATOR_PORT = 8889;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where it listens; 0 for a free one. Default: 8888, of a coordinator 8889.")
    private Integer port;

    @Option(names = "--coordinator", description = "Start a coordinator.")
    private boolean coordinator;

    @Option(names = "--agents", paramLabel = "NAME=HOST:PORT,...", description = "The agents that it coordinates.")
    private String agents;

    @Override
    public Integer call() throws InterruptedException {
        if (coordinator != (agents != null)) {
            throw new PlanException(
                    coordinator
                            ? "--coordinator: of which agents? Give --agents NAME=HOST:PORT,..."
                            : "--agents: only a coordinator knows agents; give --coordinator, too");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (AgentProcess process = start();
                Interruption interruption = new Interruption(process::close)) {
            out.printf("%s listens on port %d until Ctrl-C%n", coordinator ? "coordinator" : "agent", process.port());
            out.flush();
            process.await();
            return (interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.PROVED).code();
        }
    }

    private AgentProcess start() {
        return coordinator
                ? AgentProcess.coordinator(
                        port == null ? COORDINATOR_PORT : port, AgentsOptions.addresses("--agents", agents))
                : AgentProcess.agent(port == null ? AGENT_PORT : port);
    }
}
