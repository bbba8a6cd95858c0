package dev.frameproof.kafkaplugin.internal.service;

import dev.frameproof.kafkaplugin.internal.registry.RegistryHttp;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URISyntaxException;
import java.time.Duration;

/** Asks a schema registry for its subjects, to see whether it can be reached. */
final class SchemaRegistryCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private SchemaRegistryCheck() {}

    static Verdict check(DatasourceSettings settings) {
        if (settings.schemaRegistry().url().isEmpty()) {
            return Verdict.bad("Schema registry URL is not configured");
        }
        try {
            RegistryHttp http = new RegistryHttp(settings.schemaRegistry(), settings.security(), TIMEOUT);
            int status = http.get("subjects").status();
            return status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_NOT_FOUND
                    ? Verdict.good("Schema registry is accessible")
                    : Verdict.bad("Cannot connect to schema registry: it answered with status " + status);
        } catch (URISyntaxException e) {
            return Verdict.bad("Invalid schema registry URL format: " + e.getReason());
        } catch (InvalidSettingsException e) {
            return Verdict.bad(e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            return Verdict.bad("Cannot connect to schema registry: " + e.getMessage());
        }
    }
}
