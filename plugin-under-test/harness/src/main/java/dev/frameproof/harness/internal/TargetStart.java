package dev.frameproof.harness.internal;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.host.DatasourceSpec;
import dev.frameproof.host.EmbeddedTarget;
import dev.frameproof.host.EmbeddedTargetConfig;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.HttpAnswer;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.reports.Problem;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the target of a run and puts the datasource in it. */
public final class TargetStart {
    public static final String DATASOURCE_UID = "frameproof";
    static final String DATASOURCE_NAME = "Frameproof's Kafka";

    /** What one client may lag behind before the target drops it; Grafana's own limit is 4 MiB. */
    private static final int CLIENT_QUEUE_BYTES = 64 << 20;

    private static final int PASSWORD_BITS = 128;
    private static final int BITS_OF_MIB = 20;
    private static final LiveLimits LIMITS =
            LiveLimits.grafana().withMaxConnections(-1).withClientQueueBytes(CLIENT_QUEUE_BYTES);
    private static final Pattern JAAS = Pattern.compile("(username|password)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private TargetStart() {}

    /** @return in which limits the target differs from Grafana */
    static String limits() {
        LiveLimits grafana = LiveLimits.grafana();
        return "%d MiB may wait for a client (Grafana: %d MiB), any number of clients (Grafana: %d)"
                .formatted(
                        LIMITS.clientQueueBytes() >> BITS_OF_MIB,
                        grafana.clientQueueBytes() >> BITS_OF_MIB,
                        grafana.maxConnections());
    }

    /** @return a password that nobody can guess, of letters and digits */
    public static String newPassword() {
        return new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
    }

    public static GrafanaTarget start(
            PluginChoice plugin, RunFolder folder, RunEnvironment environment, String adminPassword)
            throws InterruptedException {
        EmbeddedTargetConfig config = EmbeddedTargetConfig.of(
                        plugin.folder(), folder.path().resolve("logs"))
                .withLimits(LIMITS)
                .withAdminPassword(adminPassword);
        Optional<EmbeddedTargetConfig> faster = environment
                .archives()
                .map(archives -> archives.resolve("target.jsa"))
                .map(file -> environment.recordArchives() ? config.recordingArchive(file) : config.withArchive(file));
        return EmbeddedTarget.start(faster.orElse(config));
    }

    /** @throws EnvironmentException when the datasource cannot be made or does not find itself healthy */
    public static void datasource(GrafanaTarget target, KafkaConnection kafka, PluginChoice plugin) {
        Map<String, Object> settings = new HashMap<>(plugin.jsonData());
        Map<String, String> secrets = new HashMap<>(plugin.secureJsonData());
        settings.put("bootstrapServers", kafka.bootstrapServers());
        Map<String, String> properties = kafka.clientProperties();
        settings.put("securityProtocol", properties.getOrDefault("security.protocol", "PLAINTEXT"));
        Optional.ofNullable(properties.get("sasl.mechanism"))
                .ifPresent(mechanism -> settings.put("saslMechanisms", mechanism));
        Matcher login = JAAS.matcher(properties.getOrDefault("sasl.jaas.config", ""));
        while (login.find()) {
            String value = login.group(2).replaceAll("\\\\(.)", "$1");
            if (login.group(1).toLowerCase(Locale.ROOT).equals("username")) {
                settings.put("saslUsername", value);
            } else {
                secrets.put("saslPassword", value);
            }
        }
        String id = target.plugins().get(0).split(" ", 2)[0];
        target.provision(new DatasourceSpec(DATASOURCE_NAME, DATASOURCE_UID, id, settings, secrets));
        HttpAnswer health = target.health(DATASOURCE_UID);
        if (!health.isOk()) {
            throw new EnvironmentException(
                    new Problem(
                            "The datasource of plugin " + id + " is not healthy.",
                            "Its health check answered %d: %s".formatted(health.status(), health.body()),
                            "See the plugin's log beside the report."),
                    null);
        }
    }
}
