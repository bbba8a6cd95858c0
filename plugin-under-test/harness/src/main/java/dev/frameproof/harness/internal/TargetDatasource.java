package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.host.DatasourceSpec;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.HttpAnswer;
import dev.frameproof.reports.Problem;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The datasource that a run makes in its target.
 *
 * @param uid what Live channels carry
 * @param name what people see
 */
public record TargetDatasource(String uid, String name) {
    private static final String OWN_UID = "frameproof";
    private static final String OWN_NAME = "Frameproof's Kafka";
    private static final Pattern JAAS = Pattern.compile("(username|password)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    public TargetDatasource {
        requireNonNull(uid, "uid");
        requireNonNull(name, "name");
    }

    /** @return a plain name in a target that is the run's own; in one that others use, one that nobody else has */
    public static TargetDatasource in(TargetPlan plan) {
        if (!(plan instanceof TargetPlan.Running)) {
            return new TargetDatasource(OWN_UID, OWN_NAME);
        }
        String own = Long.toString(new SecureRandom().nextLong() >>> 1, Character.MAX_RADIX);
        return new TargetDatasource(OWN_UID + "-" + own, OWN_NAME + " " + own);
    }

    /**
     * Makes it.
     *
     * @throws EnvironmentException when the datasource does not find itself healthy
     * @throws dev.frameproof.host.TargetException when it cannot be made
     */
    public void make(GrafanaTarget target, KafkaConnection kafka, PluginChoice plugin) {
        Map<String, Object> settings = new HashMap<>(plugin.jsonData());
        Map<String, String> secrets = new HashMap<>(plugin.secureJsonData());
        if (secrets.containsKey("tlsCACert")) {
            settings.putIfAbsent("tlsAuthWithCACert", true);
        }
        if (secrets.containsKey("tlsClientCert")) {
            settings.putIfAbsent("tlsAuth", true);
        }
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
        String id = target.pluginId();
        target.provision(new DatasourceSpec(name, uid, id, settings, secrets));
        HttpAnswer health = target.health(uid);
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
