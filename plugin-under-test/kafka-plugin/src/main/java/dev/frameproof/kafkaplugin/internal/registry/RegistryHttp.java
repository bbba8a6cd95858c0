package dev.frameproof.kafkaplugin.internal.registry;

import dev.frameproof.kafkaplugin.internal.client.PemSslEngineFactory;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings.SchemaRegistry;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import dev.frameproof.kafkaplugin.internal.settings.Security;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.HttpsURLConnection;

/** Asks a schema registry by HTTP: its addresses in turn, beginning with the one that answered last. */
public final class RegistryHttp {
    private static final int LARGEST_ANSWER = 8 << 20;

    private final SchemaRegistry registry;
    private final Security security;
    private final Duration timeout;
    private volatile int first;

    public RegistryHttp(SchemaRegistry registry, Security security, Duration timeout) {
        this.registry = registry;
        this.security = security;
        this.timeout = timeout;
    }

    /** @param body empty for a status other than 200 */
    public record Answer(int status, String body) {}

    /**
     * @param path from the registry's URL, without a slash in front
     * @return the first answer that is no server's error; that of the last address when there is no other
     * @throws URISyntaxException when a URL of the settings is none
     * @throws IOException when no answer comes from any of them
     */
    public Answer get(String path) throws IOException, URISyntaxException, InvalidSettingsException {
        String[] urls = registry.url().split(",", -1);
        int start = first;
        for (int step = 0; ; step++) {
            int number = (start + step) % urls.length;
            boolean last = step == urls.length - 1;
            try {
                Answer answer = get(urls[number].strip(), path);
                if (last || answer.status() < HttpURLConnection.HTTP_INTERNAL_ERROR) {
                    first = number;
                    return answer;
                }
            } catch (IOException silent) {
                if (last) {
                    throw silent;
                }
            }
        }
    }

    private Answer get(String url, String path) throws IOException, URISyntaxException, InvalidSettingsException {
        URI base = new URI(url.endsWith("/") ? url : url + "/");
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new InvalidSettingsException("Schema registry URL must use HTTP or HTTPS protocol");
        }
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(path).toURL().openConnection();
        // The login belongs to this host alone.
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setRequestProperty("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        if (!registry.username().isEmpty()) {
            byte[] login = (registry.username() + ":" + registry.password()).getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        if (connection instanceof HttpsURLConnection secured) {
            secure(secured);
        }
        return answer(connection);
    }

    private void secure(HttpsURLConnection connection) throws InvalidSettingsException {
        connection.setSSLSocketFactory(PemSslEngineFactory.context(security).getSocketFactory());
        if (security.skipVerify()) {
            connection.setHostnameVerifier((host, tls) -> true);
        }
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            try (InputStream error = connection.getErrorStream()) {
                if (error != null) {
                    // Read to the end, the connection serves the next question too.
                    error.readNBytes(LARGEST_ANSWER);
                }
            }
            return new Answer(status, "");
        }
        try (InputStream in = connection.getInputStream()) {
            byte[] body = in.readNBytes(LARGEST_ANSWER);
            if (body.length == LARGEST_ANSWER) {
                throw new IOException("an answer has more than " + LARGEST_ANSWER + " bytes");
            }
            return new Answer(status, new String(body, StandardCharsets.UTF_8));
        }
    }
}
