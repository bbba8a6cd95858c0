package dev.frameproof.cli;

import dev.frameproof.agents.AgentAddress;
import dev.frameproof.agents.AgentRun;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of a load that agents on several machines share. */
final class AgentsOptions {
    private static final Duration USUAL_LEAD = Duration.ofSeconds(8);

    @Option(
            names = "--agents",
            paramLabel = "[NAME=]HOST:PORT,...",
            description = "Who shares the load: processes started by 'frameproof agent'.")
    private String agents;

    @Option(
            names = "--coordinator",
            paramLabel = "HOST:PORT",
            description = "Give the agents their tasks through this coordinator, which knows them by their names.")
    private String coordinator;

    @Option(
            names = "--lead",
            paramLabel = "TIME",
            description = "How long agents have to connect and subscribe before the load begins. Default: 8s.")
    private String lead;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = "Kafka client properties, for TLS and login: at this path here and on each agent's machine.")
    private String kafkaProperties = "";

    @Mixin
    private GrafanaPlace grafana;

    boolean given() {
        return agents != null;
    }

    /** @throws PlanException when something given makes no sense */
    AgentRun.Setting setting(RunPlan plan) {
        if (agents == null) {
            throw new PlanException("--agents: who is to share the load? Give the addresses of processes started by"
                    + " 'frameproof agent'");
        }
        return new AgentRun.Setting(
                addresses("--agents", agents),
                Optional.ofNullable(coordinator)
                        .map(text -> addresses("--coordinator", text).get(0)),
                grafana.spec(plan.target(), plan.plugin()),
                kafkaProperties,
                lead == null ? USUAL_LEAD : DurationFlag.parse("--lead", lead));
    }

    static List<AgentAddress> addresses(String flag, String text) {
        try {
            return AgentAddress.parseAll(text);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(flag + ": " + wrong.getMessage());
        }
    }
}
