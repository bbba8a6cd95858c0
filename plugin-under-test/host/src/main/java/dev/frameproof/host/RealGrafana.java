package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the targets with a real Grafana share: its API, and what was made through it. */
final class RealGrafana {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PLUGIN_WITHIN = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int NOT_FOUND = 404;

    private final RunningGrafana about;
    private final GrafanaHttp http;
    private final MadeThings made = new MadeThings();

    private RealGrafana(RunningGrafana about, GrafanaHttp http) {
        this.about = requireNonNull(about, "about");
        this.http = requireNonNull(http, "http");
    }

    /** @throws TargetException as {@link RunningGrafana#at} does */
    static RealGrafana at(URI url, LiveAuth auth, Trust trust) {
        return new RealGrafana(RunningGrafana.at(url, auth, trust), new GrafanaHttp(url, auth, trust));
    }

    RunningGrafana about() {
        return about;
    }

    GrafanaFacts facts() {
        return new GrafanaFacts(about.version());
    }

    GrafanaHttp http() {
        return http;
    }

    /**
     * @return id and version of a plugin
     * @throws TargetException when it is not there
     */
    String plugin(String id) {
        return installed(id)
                .orElseThrow(() -> new TargetException("%s has no plugin %s".formatted(about.url(), id)
                        + "\nInstall it there, or name one that it has with --plugin ID; Administration, Plugins shows"
                        + " them."));
    }

    /**
     * Waits until Grafana has loaded a plugin.
     *
     * @throws TargetException when it has not in time
     */
    String awaitPlugin(String id, Path log) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + PLUGIN_WITHIN.toNanos();
        while (true) {
            Optional<String> found = installed(id);
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new TargetException("Grafana %s did not load the plugin %s within %d s"
                                .formatted(about.version(), id, PLUGIN_WITHIN.toSeconds())
                        + "\nIts log says why: " + log);
            }
            pause();
        }
    }

    private Optional<String> installed(String id) {
        HttpAnswer answer = http.get("/api/plugins/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/settings");
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!answer.isOk()) {
            throw new TargetException("%s does not tell of the plugin %s: %d %s"
                    .formatted(about.url(), id, answer.status(), answer.body()));
        }
        return Optional.of(
                (id + " " + json(answer.body()).path("info").path("version").asText("")).strip());
    }

    void provision(DatasourceSpec datasource) {
        HttpAnswer answer = made.make(
                "the datasource " + datasource.uid(),
                () -> http.post(datasource),
                () -> http.removeDatasource(datasource.uid()));
        if (!answer.isOk()) {
            throw http.refused(datasource, answer);
        }
    }

    MadeDashboard provision(DashboardSpec dashboard) {
        return new GrafanaDashboards(about, http, made).make(dashboard);
    }

    /** Removes what was made; a second call finds nothing to do. */
    void removeMade() {
        made.remove();
    }

    /** @return what the health check says, asked again for a while as long as the plugin is still starting */
    HttpAnswer health(String uid) {
        long deadlineNanos = System.nanoTime() + PLUGIN_WITHIN.toNanos();
        while (true) {
            HttpAnswer answer = http.health(uid);
            if (answer.isOk() || !isStarting(answer) || System.nanoTime() - deadlineNanos > 0) {
                return answer;
            }
            try {
                pause();
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                return answer;
            }
        }
    }

    /** Grafana's words for a plugin that does not run (yet). */
    private static boolean isStarting(HttpAnswer answer) {
        String body = answer.body();
        return body.contains("Plugin unavailable")
                || body.contains("plugin unavailable")
                || body.contains("plugin.unavailable")
                || body.contains("plugin.notRegistered");
    }

    private static void pause() throws InterruptedException {
        boolean unused = new CountDownLatch(1).await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }
}
