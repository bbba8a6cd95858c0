package dev.frameproof.cli;

import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.watch.WatchPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of {@code frameproof verify} and {@code frameproof record}. */
final class WatchOptions {
    @Option(
            names = "--grafana",
            paramLabel = "URL",
            description =
                    "A Grafana that runs, for example http://localhost:3000. Nothing is changed in it. Default: an"
                            + " embedded target is started with --plugin in it.")
    private String grafana;

    @Option(names = "--datasource", paramLabel = "UID", description = "The uid of the datasource in that Grafana.")
    private String datasource;

    @Mixin
    private GrafanaLogin login;

    @Option(
            names = "--plugin",
            paramLabel = "bundled|FOLDER|ZIP",
            description = "The plugin of the embedded target. Default: bundled.")
    private String plugin;

    @Option(
            names = "--datasource-setting",
            paramLabel = "KEY=VALUE",
            description = "A setting (jsonData) of the embedded target's datasource, for example flattenMaxDepth=3.")
    private Map<String, String> settings = Map.of();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,...",
            description = "Where the topic is read that the rows are held against. Default: the brokers that the"
                    + " datasource names.")
    private String kafka;

    @Option(
            names = "--kafka-property",
            paramLabel = "KEY=VALUE",
            description = "A Kafka client property by its native name; may be given several times.")
    private Map<String, String> kafkaProperties = Map.of();

    @Mixin
    private QueryOptions query;

    @Mixin
    private RegistryLookupOptions registry;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description =
                    "How long to watch. Default: 30s from the latest record on; else until all that lay in the topic"
                            + " at the start has come.")
    private String duration;

    @Option(
            names = "--late",
            paramLabel = "TIME",
            description = "A row that comes later than this after its record's timestamp is late. Default: 10s.")
    private String late;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the report's own folder is made. Default: frameproof-out.")
    private Path out = Path.of("frameproof-out");

    /** @throws PlanException when something given cannot be carried out */
    WatchPlan plan(Optional<Path> recording, Map<String, String> variables) {
        ChecksPlan checks = ChecksPlan.defaults();
        if (late != null) {
            checks = checks.withLate(DurationFlag.parse("--late", late));
        }
        Optional<Duration> watch =
                duration == null ? query.usualDuration() : Optional.of(DurationFlag.parse("--duration", duration));
        return new WatchPlan(
                place(variables),
                query.query(),
                Optional.ofNullable(kafka),
                kafkaProperties,
                registry.lookup(),
                watch,
                checks,
                recording,
                out);
    }

    private WatchPlan.Place place(Map<String, String> variables) {
        if (grafana == null) {
            if (datasource != null) {
                throw new PlanException(
                        "--datasource names one of a Grafana that runs: give its address with --grafana");
            }
            if (kafka == null) {
                throw new PlanException(
                        "which Kafka has the topic? Give --kafka host:port, or --grafana and --datasource");
            }
            Map<String, String> all = new HashMap<>(settings);
            registry.url().ifPresent(url -> all.putIfAbsent("schemaRegistryUrl", url));
            Map<String, String> secrets = new HashMap<>();
            registry.login().ifPresent(login -> {
                all.putIfAbsent("schemaRegistryUsername", login.user());
                secrets.put("schemaRegistryPassword", login.password());
            });
            return new WatchPlan.Embedded(plugin == null ? RunPlan.BUNDLED : plugin, all, secrets);
        }
        if (datasource == null) {
            throw new PlanException(
                    "--grafana needs --datasource UID; a datasource's page shows it at the end of its" + " address");
        }
        if (plugin != null || !settings.isEmpty()) {
            throw new PlanException("--plugin and --datasource-setting are for the embedded target; with --grafana the"
                    + " datasource has its own");
        }
        return new WatchPlan.Running(
                TargetPlan.Running.address("--grafana", grafana),
                login.plan().auth(variables),
                login.certificates(),
                datasource);
    }
}
