package dev.frameproof.kafkaplugin.internal.client;

import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import dev.frameproof.kafkaplugin.internal.settings.Security;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;

/** Turns a datasource's settings into a consumer's configuration. */
final class ClientConfig {
    private static final List<String> PROTOCOLS = List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
    private static final List<String> MECHANISMS = List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");
    private static final String DEFAULT_CLIENT_ID = "frameproof-kafka-datasource";

    private ClientConfig() {}

    /**
     * @param timeout of connections and requests
     * @throws InvalidSettingsException when a setting is missing or not allowed
     */
    static Map<String, Object> of(DatasourceSettings settings, Duration timeout) throws InvalidSettingsException {
        if (settings.bootstrapServers().isEmpty()) {
            throw new InvalidSettingsException(
                    "no bootstrap servers are set: name at least one broker as host:port in the datasource's settings");
        }
        int timeoutMillis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(
                CommonClientConfigs.CLIENT_ID_CONFIG,
                settings.clientId().isEmpty() ? DEFAULT_CLIENT_ID : settings.clientId());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) timeoutMillis);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, (long) timeoutMillis);
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        secure(config, settings.security());
        return config;
    }

    private static void secure(Map<String, Object> config, Security security) throws InvalidSettingsException {
        if (!PROTOCOLS.contains(security.protocol())) {
            throw new InvalidSettingsException("security protocol is '%s': use one of %s"
                    .formatted(security.protocol(), String.join(", ", PROTOCOLS)));
        }
        config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, security.protocol());
        if (security.usesSasl()) {
            config.put(SaslConfigs.SASL_MECHANISM, mechanism(security));
            config.put(SaslConfigs.SASL_JAAS_CONFIG, new Password(login(security)));
        }
        if (security.usesTls()) {
            config.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, PemSslEngineFactory.class);
            config.put(PemSslEngineFactory.SECURITY, security);
            if (security.skipVerify()) {
                config.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "");
            }
            PemSslEngineFactory.context(security);
        }
    }

    private static String mechanism(Security security) throws InvalidSettingsException {
        if (!MECHANISMS.contains(security.mechanism())) {
            throw new InvalidSettingsException("SASL mechanism is '%s': use one of %s"
                    .formatted(security.mechanism(), String.join(", ", MECHANISMS)));
        }
        if (security.username().isEmpty() || security.password().isEmpty()) {
            throw new InvalidSettingsException(security.protocol()
                    + " needs a SASL user name and password: set both in the datasource's settings");
        }
        return security.mechanism();
    }

    private static String login(Security security) {
        String module = security.mechanism().equals("PLAIN")
                ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                : "org.apache.kafka.common.security.scram.ScramLoginModule";
        return "%s required username=\"%s\" password=\"%s\";"
                .formatted(module, quoted(security.username()), quoted(security.password()));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
