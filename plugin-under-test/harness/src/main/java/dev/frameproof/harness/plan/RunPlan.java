package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.registry.RegistrySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One run as its author wrote it: what is sent, who watches, what must hold.
 *
 * @param name the run's name in reports
 * @param seed the seed of every synthetic workload
 * @param kafka bootstrap servers of a Kafka that runs; empty to start one
 * @param kafkaProperties Kafka client properties by their native names; values may be secret
 * @param schemaRegistry a registry that runs, for workloads that need one; empty to start one
 * @param target the Grafana that it goes through
 * @param plugin {@code bundled}, the path of a folder or zip, {@code id@version} of the catalogue, or the id of one that a
 *     running Grafana has
 * @param plant faults to plant, as the planted plugin reads them
 * @param streams empty for one a workload
 * @param out the folder in which the run's own folder is made
 * @param keep whether everything stays up after the run
 */
public record RunPlan(
        String name,
        long seed,
        Optional<String> kafka,
        Map<String, String> kafkaProperties,
        Optional<RegistrySettings> schemaRegistry,
        TargetPlan target,
        String plugin,
        Optional<String> plant,
        List<WorkloadPlan> workloads,
        List<StreamPlan> streams,
        LoadPlan load,
        ChecksPlan checks,
        Path out,
        boolean keep) {
    public RunPlan {
        requireNonNull(name, "name");
        kafkaProperties = Map.copyOf(kafkaProperties);
        requireNonNull(schemaRegistry, "schemaRegistry");
        requireNonNull(target, "target");
        requireNonNull(plugin, "plugin");
        workloads = List.copyOf(workloads);
        streams = List.copyOf(streams);
        requireNonNull(load, "load");
        requireNonNull(checks, "checks");
        requireNonNull(out, "out");
    }

    /** The name of the plugin that comes with Frameproof. */
    public static final String BUNDLED = "bundled";

    /**
     * @return what {@code frameproof run} does when it is told nothing: this machine's own metrics, a synthetic fleet
     *     and nested orders
     */
    public static RunPlan defaults() {
        return new RunPlan(
                "run",
                1,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                TargetPlan.standard(),
                BUNDLED,
                Optional.empty(),
                List.of(
                        new WorkloadPlan(
                                "this-machine",
                                "server-metrics",
                                Map.of("mode", "live"),
                                OptionalLong.empty(),
                                OptionalInt.of(1),
                                Optional.of("1/s"),
                                RecordsPlan.defaults()),
                        WorkloadPlan.of("server-metrics", "server-metrics"),
                        WorkloadPlan.of("orders", "orders")),
                List.of(),
                LoadPlan.defaults(),
                ChecksPlan.defaults(),
                Path.of("frameproof-out"),
                false);
    }

    /** @return the same through another Grafana */
    public RunPlan withTarget(TargetPlan other) {
        return new RunPlan(
                name,
                seed,
                kafka,
                kafkaProperties,
                schemaRegistry,
                other,
                plugin,
                plant,
                workloads,
                streams,
                load,
                checks,
                out,
                keep);
    }

    /** @return the same with other faults planted */
    public RunPlan withPlant(Optional<String> other) {
        return new RunPlan(
                name,
                seed,
                kafka,
                kafkaProperties,
                schemaRegistry,
                target,
                plugin,
                other,
                workloads,
                streams,
                load,
                checks,
                out,
                keep);
    }

    /** @return the same with another plugin */
    public RunPlan withPlugin(String other) {
        return new RunPlan(
                name,
                seed,
                kafka,
                kafkaProperties,
                schemaRegistry,
                target,
                other,
                plant,
                workloads,
                streams,
                load,
                checks,
                out,
                keep);
    }
}
