package dev.frameproof.host;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a Grafana that is starting serves already. */
final class GrafanaHealth {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final URI health;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .build();

    GrafanaHealth(URI grafana) {
        health = URI.create(grafana + "/api/health");
    }

    /** @return whether it answers and its database is well */
    boolean isWell() {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(ANSWER_WITHIN).GET().build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == OK
                    && RealGrafana.json(answer.body())
                            .path("database")
                            .asText("")
                            .equals("ok");
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
