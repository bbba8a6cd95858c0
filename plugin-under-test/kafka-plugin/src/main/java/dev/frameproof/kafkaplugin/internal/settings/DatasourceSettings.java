package dev.frameproof.kafkaplugin.internal.settings;

import static java.util.Objects.requireNonNull;

import dev.frameproof.protocol.pluginv2.DataSourceInstanceSettings;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A datasource's settings, defaults filled in.
 *
 * @param bootstrapServers comma-separated, may be empty
 * @param timeout of connections and requests to Kafka
 * @param healthTimeout how long a health check may take
 * @param logLevel empty for the usual one
 */
public record DatasourceSettings(
        String uid,
        String bootstrapServers,
        String clientId,
        Duration timeout,
        Duration healthTimeout,
        Security security,
        SchemaRegistry schemaRegistry,
        int flattenMaxDepth,
        int flattenFieldCap,
        String logLevel) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEFAULT_HEALTH_TIMEOUT = Duration.ofSeconds(2);
    private static final int DEFAULT_MAX_DEPTH = 5;
    private static final int DEFAULT_FIELD_CAP = 1_000;

    public DatasourceSettings {
        requireNonNull(uid, "uid is null");
        requireNonNull(bootstrapServers, "bootstrapServers is null");
        requireNonNull(clientId, "clientId is null");
        requireNonNull(timeout, "timeout is null");
        requireNonNull(healthTimeout, "healthTimeout is null");
        requireNonNull(security, "security is null");
        requireNonNull(schemaRegistry, "schemaRegistry is null");
        requireNonNull(logLevel, "logLevel is null");
    }

    /**
     * How to reach a schema registry; the URL is empty when there is none. Its text never shows the password.
     */
    public record SchemaRegistry(String url, String username, String password) {
        @Override
        public String toString() {
            return "SchemaRegistry[url=" + url + ", username=" + username + "]";
        }
    }

    /**
     * Reads what the host hands over.
     *
     * @throws InvalidJsonException when jsonData is not a JSON object
     */
    public static DatasourceSettings of(DataSourceInstanceSettings settings) throws InvalidJsonException {
        JsonObject json = JsonObject.parse(settings.getJsonData().toByteArray());
        Map<String, String> secrets = settings.getDecryptedSecureJsonDataMap();
        return new DatasourceSettings(
                settings.getUid(),
                json.text("bootstrapServers"),
                json.text("clientId"),
                millis(json, "timeout", DEFAULT_TIMEOUT),
                millis(json, "healthcheckTimeout", millis(json, "timeout", DEFAULT_HEALTH_TIMEOUT)),
                Security.of(json, secrets),
                new SchemaRegistry(
                        json.text("schemaRegistryUrl"),
                        json.text("schemaRegistryUsername"),
                        secrets.getOrDefault("schemaRegistryPassword", "")),
                positive(json, "flattenMaxDepth", DEFAULT_MAX_DEPTH),
                positive(json, "flattenFieldCap", DEFAULT_FIELD_CAP),
                json.text("logLevel"));
    }

    private static Duration millis(JsonObject json, String name, Duration otherwise) {
        OptionalLong number = json.number(name);
        boolean usable = number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= Integer.MAX_VALUE;
        return usable ? Duration.ofMillis(number.getAsLong()) : otherwise;
    }

    /** 0 means the default; anything below means the least. */
    private static int positive(JsonObject json, String name, int otherwise) {
        long number = json.number(name).orElse(0);
        return number == 0 ? otherwise : (int) Math.max(1, Math.min(number, Integer.MAX_VALUE));
    }
}
