package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.InstalledPlugin;
import dev.frameproof.host.embedded.internal.plugin.PluginTarget;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.plugin.TargetMissingException;
import dev.frameproof.host.embedded.internal.state.Identity;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.PluginContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Plugins and their health, metrics and files; the health of datasources. */
final class PluginApi {
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "css", "text/css; charset=utf-8",
            "md", "text/plain; charset=utf-8",
            "map", "application/json");

    private final PluginTargets targets;
    private final PluginSettingsJson settings;
    private final ApiErrors errors;

    PluginApi(PluginTargets targets, PluginSettingsJson settings, ApiErrors errors) {
        this.targets = targets;
        this.settings = settings;
        this.errors = errors;
    }

    void register(Routes routes) {
        routes.signedIn("GET", "/api/plugins/{id}/settings", ApiHandler.of(this::show))
                .signedIn("GET", "/api/plugins/{id}/health", this::pluginHealth)
                .signedIn("GET", "/api/plugins/{id}/metrics", this::metrics)
                .open("GET", "/metrics/plugins/{id}", this::metrics)
                .signedIn("GET", "/api/datasources/uid/{uid}/health", this::datasourceHealth)
                .open("GET", "/public/plugins/{id}/*", ApiHandler.of(this::file));
    }

    private ApiAnswer show(ApiRequest request) {
        return targets.plugin(request.param("id"))
                .map(plugin -> ApiAnswer.json(200, settings.of(plugin)))
                .orElse(ApiAnswer.message(404, "Plugin not found, no installed plugin with that id"));
    }

    private CompletionStage<ApiAnswer> datasourceHealth(ApiRequest request) {
        try {
            return health(request.signedIn(), targets.ofDatasource(request.param("uid")));
        } catch (TargetMissingException missing) {
            return done(errors.of(
                    500, missing.isPlugin() ? "Unable to get plugin context" : "Unable to load datasource metadata"));
        }
    }

    private CompletionStage<ApiAnswer> pluginHealth(ApiRequest request) {
        try {
            return health(request.signedIn(), targets.resolve(request.param("id"), Optional.empty()));
        } catch (TargetMissingException missing) {
            return done(ApiAnswer.message(404, "Plugin not found"));
        }
    }

    private CompletionStage<ApiAnswer> health(Identity caller, PluginTarget target) {
        CheckHealthRequest call = CheckHealthRequest.newBuilder()
                .setPluginContext(target.context(caller))
                .putAllHeaders(target.headers(caller))
                .build();
        return target.plugin()
                .backend()
                .checkHealth(call)
                .handle((health, failure) -> failure != null
                        ? errors.ofCall(target.plugin().id(), failure, "Plugin request failed")
                        : healthAnswer(health));
    }

    private ApiAnswer healthAnswer(CheckHealthResponse health) {
        ObjectNode body = ApiJson.object();
        try {
            if (!health.getJsonDetails().isEmpty()) {
                body.set(
                        "details",
                        ApiJson.MAPPER.readTree(health.getJsonDetails().toByteArray()));
            }
        } catch (IOException e) {
            return errors.of(500, "Failed to unmarshal detailed response from backend plugin");
        }
        body.put("message", health.getMessage())
                .put("status", health.getStatus().name());
        return ApiAnswer.json(health.getStatus() == CheckHealthResponse.HealthStatus.OK ? 200 : 400, body);
    }

    private CompletionStage<ApiAnswer> metrics(ApiRequest request) {
        Optional<InstalledPlugin> plugin = targets.plugin(request.param("id"));
        if (plugin.isEmpty()) {
            return done(ApiAnswer.message(404, "Plugin not found"));
        }
        CollectMetricsRequest call = CollectMetricsRequest.newBuilder()
                .setPluginContext(
                        PluginContext.newBuilder().setPluginId(plugin.get().id()))
                .build();
        return plugin.get()
                .backend()
                .collectMetrics(call)
                .handle((metrics, failure) -> failure != null
                        ? errors.ofCall(plugin.get().id(), failure, "Plugin request failed")
                        : new ApiAnswer(
                                200,
                                "text/plain; charset=utf-8",
                                List.of(),
                                metrics.getMetrics().getPrometheus()));
    }

    /** A file of the plugin's folder; what lies outside of it, or is meant to be run, is not served. */
    private ApiAnswer file(ApiRequest request) throws IOException {
        ApiAnswer missing = ApiAnswer.message(404, "Plugin file not found");
        Optional<Path> folder = targets.plugin(request.param("id")).flatMap(InstalledPlugin::folder);
        if (folder.isEmpty() || !request.param("*").matches("[A-Za-z0-9._/-]+")) {
            return missing;
        }
        Path file = folder.get().resolve(request.param("*")).normalize();
        String name = file.getFileName().toString();
        String type =
                CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null || !file.startsWith(folder.get()) || !Files.isRegularFile(file)) {
            return missing;
        }
        return new ApiAnswer(200, type, List.of(), ByteString.copyFrom(Files.readAllBytes(file)));
    }

    private static CompletionStage<ApiAnswer> done(ApiAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
