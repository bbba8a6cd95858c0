package dev.frameproof.cli;

import dev.frameproof.agents.GrafanaSpec;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What agents must know of a Grafana that runs, beside the plan's address and login; secrets are where the agents are. */
final class GrafanaPlace {
    @Option(
            names = "--datasource",
            paramLabel = "UID",
            description = "The datasource of --grafana URL that viewers watch: it reads the same Kafka.")
    private String datasource;

    @Option(
            names = "--grafana-namespace",
            paramLabel = "NAME",
            description =
                    "Of Grafana's Live channels: default, or in older versions the org's id. Default: what Grafana's"
                            + " version and the login's org make likely.")
    private String namespace = "";

    /**
     * @return where viewers go; empty for an embedded target
     * @throws PlanException when agents cannot use the plan's target
     */
    Optional<GrafanaSpec> spec(TargetPlan target, String plugin) {
        if (!(target instanceof TargetPlan.Running running)) {
            if (datasource != null) {
                throw new PlanException("--datasource: of which Grafana? Give --grafana URL");
            }
            if (!(target instanceof TargetPlan.Embedded)) {
                throw new PlanException(
                        "several machines watch a Grafana that runs: give --grafana URL and --datasource UID");
            }
            return Optional.empty();
        }
        if (datasource == null) {
            throw new PlanException("--grafana: which datasource? Give --datasource UID");
        }
        if (running.certificates().isPresent()) {
            throw new PlanException("--ca-file: viewers trust the authorities that Java trusts; leave it out");
        }
        return Optional.of(new GrafanaSpec(
                running.url().toString(),
                datasource,
                namespace,
                plugin.equals(RunPlan.BUNDLED) ? "" : plugin,
                running.login().user().orElse(""),
                running.login().passwordFile().map(Path::toString).orElse(""),
                running.login().tokenFile().map(Path::toString).orElse("")));
    }
}
