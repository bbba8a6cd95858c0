package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.KafkaUnavailableException;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.bench.LiveStack;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.host.TargetException;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.oracle.Representation;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What all agents' load goes through: a Kafka and a Grafana that run, or those that are started for it here. */
final class LoadStage implements AutoCloseable {
    private final KafkaSpec kafka;
    private final GrafanaSpec grafana;
    private final Optional<LiveStack> started;
    private final Optional<Path> password;

    private LoadStage(KafkaSpec kafka, GrafanaSpec grafana, Optional<LiveStack> started, Optional<Path> password) {
        this.kafka = requireNonNull(kafka, "kafka");
        this.grafana = requireNonNull(grafana, "grafana");
        this.started = requireNonNull(started, "started");
        this.password = requireNonNull(password, "password");
    }

    /** @throws EnvironmentException when something would not start; what was started has ended then */
    static LoadStage open(RunPlan plan, AgentRun.Setting setting, RunEnvironment environment, RunFolder folder)
            throws InterruptedException {
        if (setting.grafana().isPresent()) {
            return new LoadStage(
                    new KafkaSpec(plan.kafka().orElseThrow(), setting.kafkaPropertiesFile()),
                    setting.grafana().get(),
                    Optional.empty(),
                    Optional.empty());
        }
        if (!plan.plugin().equals(RunPlan.BUNDLED)) {
            throw new PlanException(
                    "--plugin: with agents, another plugin than the bundled one is watched in a Grafana that"
                            + " runs: give --kafka, --grafana and --datasource");
        }
        Path plugin = plan.plant().isPresent() ? environment.plantedPlugin() : environment.bundledPlugin();
        Map<String, String> settings =
                plan.plant().map(faults -> Map.of("plantedFaults", faults)).orElse(Map.of());
        try {
            LiveStack stack = LiveStack.start(
                    plugin,
                    settings,
                    LiveLimits.grafana().withMaxConnections(-1),
                    folder.path().resolve("logs"));
            try {
                Path secret = secretFile(stack.password());
                GrafanaSpec here = new GrafanaSpec(
                        stack.target().url().toString(),
                        stack.datasourceUid(),
                        stack.target().liveNamespace(),
                        Representation.bundled().pluginId(),
                        "admin",
                        secret.toString(),
                        "");
                return new LoadStage(
                        new KafkaSpec(stack.bootstrapServers(), ""), here, Optional.of(stack), Optional.of(secret));
            } catch (IOException unwritable) {
                stack.close();
                throw new EnvironmentException(
                        new Problem(
                                "The file with the password of the Grafana target cannot be written.",
                                String.valueOf(unwritable.getMessage()),
                                "See that the folder for temporary files can be written to."),
                        unwritable);
            }
        } catch (KafkaUnavailableException | TargetException refused) {
            throw new EnvironmentException(Problem.told(refused.getMessage()), refused);
        }
    }

    /** For the agents' eyes alone: they run as the same user on the same machine. */
    private static Path secretFile(String secret) throws IOException {
        Path file = Files.createTempFile(
                "frameproof-",
                ".password",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret, StandardCharsets.UTF_8);
        return file;
    }

    KafkaSpec kafka() {
        return kafka;
    }

    GrafanaSpec grafana() {
        return grafana;
    }

    String describe() {
        return started.map(stack -> "%s is up at %s".formatted(stack.target().describe(), grafana.url()))
                .orElse("load goes through %s and Grafana at %s".formatted(kafka.bootstrapServers(), grafana.url()));
    }

    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Grafana target",
                started.map(stack -> stack.target().describe()).orElse("Grafana at " + grafana.url()));
        started.ifPresent(
                stack -> facts.put("Plugin", String.join(", ", stack.target().plugins())));
        facts.put("Kafka", (started.isPresent() ? "embedded Apache Kafka, " : "") + kafka.bootstrapServers());
        return facts;
    }

    @Override
    public void close() {
        started.ifPresent(LiveStack::close);
        password.map(Path::toFile).ifPresent(file -> {
            if (!file.delete()) {
                file.deleteOnExit();
            }
        });
    }
}
