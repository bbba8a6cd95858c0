package dev.frameproof.kafkaplugin.internal.service;

import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings.SchemaRegistry;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Asks a schema registry for its subjects, to see whether it can be reached. */
final class SchemaRegistryCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private SchemaRegistryCheck() {}

    static Verdict check(SchemaRegistry registry) {
        if (registry.url().isEmpty()) {
            return Verdict.bad("Schema registry URL is not configured");
        }
        try {
            URI base = new URI(registry.url().endsWith("/") ? registry.url() : registry.url() + "/");
            if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
                return Verdict.bad("Schema registry URL must use HTTP or HTTPS protocol");
            }
            int status = status(base.resolve("subjects"), registry);
            return status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_NOT_FOUND
                    ? Verdict.good("Schema registry is accessible")
                    : Verdict.bad("Cannot connect to schema registry: it answered with status " + status);
        } catch (URISyntaxException e) {
            return Verdict.bad("Invalid schema registry URL format: " + e.getReason());
        } catch (IOException | IllegalArgumentException e) {
            return Verdict.bad("Cannot connect to schema registry: " + e.getMessage());
        }
    }

    private static int status(URI uri, SchemaRegistry registry) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(TIMEOUT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(TIMEOUT.toMillis()));
        if (!registry.username().isEmpty()) {
            byte[] login = (registry.username() + ":" + registry.password()).getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
