package dev.frameproof.harness.bench;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.internal.PluginChoice;
import dev.frameproof.harness.internal.TargetDatasource;
import dev.frameproof.harness.internal.TargetStart;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.host.EmbeddedTarget;
import dev.frameproof.host.EmbeddedTargetConfig;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.oracle.Representation;
import dev.frameproof.process.Resources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Kafka, the embedded target and a plugin with one datasource, all running: what a Live load needs. */
public final class LiveStack implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final Resources resources;
    private final EmbeddedKafka kafka;
    private final GrafanaTarget target;
    private final TargetDatasource datasource;
    private final String password;

    private LiveStack(
            Resources resources,
            EmbeddedKafka kafka,
            GrafanaTarget target,
            TargetDatasource datasource,
            String password) {
        this.resources = resources;
        this.kafka = kafka;
        this.target = target;
        this.datasource = datasource;
        this.password = password;
    }

    /**
     * Starts all of it, and ends what was started when something does not start.
     *
     * @param plugin the folder of the bundled plugin, or of its twin with planted faults
     * @param settings further settings of its datasource, such as {@code plantedFaults}
     * @param limits of the target's Live
     * @param logs the folder for logs
     * @throws dev.frameproof.harness.EnvironmentException when the datasource is not healthy
     */
    public static LiveStack start(Path plugin, Map<String, String> settings, LiveLimits limits, Path logs)
            throws InterruptedException {
        Resources resources = new Resources();
        boolean started = false;
        try {
            EmbeddedKafka kafka = resources.add(
                    "Kafka", EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(logs.resolve("kafka.log"))), CLOSE);
            String password = TargetStart.newPassword();
            GrafanaTarget target = resources.add(
                    "the Grafana target",
                    EmbeddedTarget.start(EmbeddedTargetConfig.of(plugin, logs)
                            .withLimits(limits)
                            .withAdminPassword(password)),
                    CLOSE);
            TargetDatasource datasource = TargetDatasource.in(TargetPlan.standard());
            datasource.make(
                    target,
                    KafkaConnection.to(kafka.bootstrapServers()),
                    new PluginChoice(Optional.of(plugin), Representation.bundled(), settings, Map.of()));
            started = true;
            return new LiveStack(resources, kafka, target, datasource, password);
        } finally {
            if (!started) {
                resources.closeAll();
            }
        }
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public GrafanaTarget target() {
        return target;
    }

    /** @return the uid of its one datasource */
    public String datasourceUid() {
        return datasource.uid();
    }

    /** @return the password of the target's user {@code admin}, made for this stack */
    public String password() {
        return password;
    }

    /** @return its processes by name */
    public Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put("kafka", kafka.pid());
        processes.putAll(target.processes());
        return processes;
    }

    @Override
    public void close() {
        resources.closeAll();
    }
}
