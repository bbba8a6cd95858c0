package dev.frameproof.cli;

import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of {@code frameproof run} and {@code frameproof load}; what is given overrides the plan. */
final class RunOptions {
    @Option(
            names = "--workload",
            paramLabel = "NAME[:KEY=VALUE,...]",
            description = "What to send; may be given several times. See 'frameproof workloads'.")
    private List<String> workloads = List.of();

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Records a time over all synthetic workloads together, for example 100/s, 5k/s,"
                    + " 'poisson 5k/s', '1k/s..10k/s over 1m'. Default: 1k/s.")
    private String rate;

    @Option(names = "--duration", paramLabel = "TIME", description = "How long to send, for example 30s. Default: 15s.")
    private String duration;

    @Option(names = "--records", paramLabel = "N", description = "How many records to send, in place of a duration.")
    private Long records;

    @Mixin
    private RecordsOptions sending;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the synthetic workloads. Default: 1.")
    private Long seed;

    @Option(names = "--partitions", paramLabel = "N", description = "Partitions of each topic. Default: 3.")
    private Integer partitions;

    @Option(names = "--viewers", paramLabel = "N", description = "Subscribers of each stream query. Default: 1.")
    private Integer viewers;

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--plugin",
            paramLabel = "bundled|FOLDER|ZIP|ID@VERSION",
            description =
                    "The plugin to put to the test: bundled, a plugin's folder or zip, ID@VERSION or ID@latest of"
                            + " the catalogue at grafana.com, or with --grafana URL the ID of one that it has. Default: bundled.")
    private String plugin;

    @Option(
            names = "--plant",
            paramLabel = "FAULTS",
            description = "Plant faults into the bundled plugin and see them found, for example drop:every=1000,"
                    + " duplicate:every=1000, swap:at=500. Several are joined by ';'.")
    private String plant;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,...",
            description = "A Kafka that runs, in place of an embedded one. Only topics that this run created are"
                    + " touched, and they are removed.")
    private String kafka;

    @Option(
            names = "--kafka-property",
            paramLabel = "KEY=VALUE",
            description = "A Kafka client property by its native name; may be given several times. Secrets are better"
                    + " kept in the plan file.")
    private Map<String, String> kafkaProperties = Map.of();

    @Mixin
    private RegistryAccess registry;

    @Option(
            names = "--late",
            paramLabel = "TIME",
            description = "A row that comes later than this after its intended send time is late. Default: 10s.")
    private String late;

    @Mixin
    private MeasureOptions measuring;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the run's own folder is made. Default: frameproof-out.")
    private Path out;

    @Option(names = "--keep", description = "Leave everything up after the run and say how to reach it, until Ctrl-C.")
    private Boolean keep;

    /**
     * @param base what holds where no flag says anything
     * @throws PlanException when something given cannot be carried out
     */
    RunPlan plan(RunPlan base) {
        boolean replaced = !workloads.isEmpty();
        return new RunPlan(
                base.name(),
                seed == null ? base.seed() : seed,
                kafka == null ? base.kafka() : Optional.of(kafka),
                merged(base.kafkaProperties(), kafkaProperties),
                registry.settings(System.getenv()).or(base::schemaRegistry),
                target.plan(base.target()),
                plugin == null ? base.plugin() : plugin,
                plant == null ? base.plant() : Optional.of(plant),
                (replaced ? given() : base.workloads())
                        .stream().map(sending::on).toList(),
                replaced ? List.of() : base.streams(),
                load(base.load()),
                checks(base.checks()),
                out == null ? base.out() : out,
                keep == null ? base.keep() : keep);
    }

    private List<WorkloadPlan> given() {
        List<WorkloadPlan> plans = new ArrayList<>();
        for (String text : workloads) {
            int colon = text.indexOf(':');
            String name = colon < 0 ? text : text.substring(0, colon);
            Map<String, String> settings = new LinkedHashMap<>();
            if (colon >= 0) {
                for (String setting : text.substring(colon + 1).split(",", -1)) {
                    int equals = setting.indexOf('=');
                    if (equals < 1) {
                        throw new PlanException("--workload %s: '%s' is not KEY=VALUE".formatted(text, setting));
                    }
                    settings.put(setting.substring(0, equals), setting.substring(equals + 1));
                }
            }
            long same =
                    plans.stream().filter(plan -> plan.workload().equals(name)).count();
            plans.add(new WorkloadPlan(
                    same == 0 ? name : name + "-" + (same + 1),
                    name,
                    settings,
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    "live".equals(settings.get("mode")) ? Optional.of("1/s") : Optional.empty(),
                    RecordsPlan.defaults()));
        }
        return plans;
    }

    private LoadPlan load(LoadPlan base) {
        if (duration != null && records != null) {
            throw new PlanException("--duration and --records exclude each other: leave one of them out");
        }
        boolean replaced = duration != null || records != null;
        return measuring.on(base.withAmounts(
                rate == null ? base.rate() : Optional.of(rate),
                duration != null
                        ? Optional.of(DurationFlag.parse("--duration", duration))
                        : replaced ? Optional.empty() : base.duration(),
                records != null
                        ? OptionalLong.of(atLeastOne("--records", records))
                        : replaced ? OptionalLong.empty() : base.records(),
                partitions == null
                        ? base.partitions()
                        : OptionalInt.of(Math.toIntExact(atLeastOne("--partitions", partitions))),
                viewers == null ? base.viewers() : OptionalInt.of(Math.toIntExact(atLeastOne("--viewers", viewers)))));
    }

    private ChecksPlan checks(ChecksPlan base) {
        return measuring.on(late == null ? base : base.withLate(DurationFlag.parse("--late", late)));
    }

    private static long atLeastOne(String flag, long value) {
        if (value < 1) {
            throw new PlanException("%s: %d is below 1, the least".formatted(flag, value));
        }
        return value;
    }

    private static Map<String, String> merged(Map<String, String> base, Map<String, String> over) {
        Map<String, String> all = new LinkedHashMap<>(base);
        all.putAll(over);
        return all;
    }
}
