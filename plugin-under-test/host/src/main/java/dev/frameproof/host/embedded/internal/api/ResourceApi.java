package dev.frameproof.host.embedded.internal.api;

import dev.frameproof.host.embedded.internal.plugin.PluginTarget;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.plugin.TargetMissingException;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.StringList;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Resource calls: passed to the plugin, its answer passed back. */
final class ResourceApi {
    private final PluginTargets targets;
    private final ApiErrors errors;

    ResourceApi(PluginTargets targets, ApiErrors errors) {
        this.targets = targets;
        this.errors = errors;
    }

    void register(Routes routes) {
        routes.signedIn("*", "/api/datasources/uid/{uid}/resources/*", this::ofDatasource)
                .signedIn("*", "/api/plugins/{id}/resources/*", this::ofPlugin);
    }

    private CompletionStage<ApiAnswer> ofDatasource(ApiRequest request) {
        try {
            return call(request, targets.ofDatasource(request.param("uid")));
        } catch (TargetMissingException missing) {
            return CompletableFuture.completedFuture(errors.of(
                    500,
                    missing.isPlugin() ? "Unable to find datasource plugin" : "Unable to load datasource meta data"));
        }
    }

    private CompletionStage<ApiAnswer> ofPlugin(ApiRequest request) {
        try {
            return call(request, targets.resolve(request.param("id"), Optional.empty()));
        } catch (TargetMissingException missing) {
            return CompletableFuture.completedFuture(ApiAnswer.message(404, "Plugin not found"));
        }
    }

    private CompletionStage<ApiAnswer> call(ApiRequest request, PluginTarget target) {
        String rawPath = request.param("*");
        CallResourceRequest.Builder call = CallResourceRequest.newBuilder()
                .setPluginContext(target.context(request.signedIn()))
                .setMethod(request.method())
                .setPath(QueryStringDecoder.decodeComponent(rawPath.replace("+", "%2B")))
                .setUrl(request.rawQuery().isEmpty() ? rawPath : rawPath + "?" + request.rawQuery())
                .setBody(request.body());
        ProxyHeaders.of(request)
                .forEach((name, values) -> call.putHeaders(
                        name, StringList.newBuilder().addAllValues(values).build()));
        target.resourceHeaders(request.signedIn())
                .forEach((name, value) -> call.putHeaders(
                        name, StringList.newBuilder().addValues(value).build()));
        return target.plugin()
                .backend()
                .callResource(call.build())
                .handle((response, failure) -> failure != null
                        ? errors.ofCall(target.plugin().id(), failure, "Failed to call resource")
                        : new ApiAnswer(response.getCode(), "", ProxyHeaders.back(response), response.getBody()));
    }
}
