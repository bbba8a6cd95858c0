package dev.frameproof.host.embedded.internal.plugin;

import dev.frameproof.host.embedded.BackendException;
import dev.frameproof.host.embedded.BackendException.Kind;
import dev.frameproof.host.embedded.PluginBackend;
import dev.frameproof.host.plugin.PluginSupervisor;
import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.PluginCallException;
import dev.frameproof.protocol.host.PluginConnection;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.host.StreamHandle;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.CollectMetricsResponse;
import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** The plugin that a supervisor keeps running. Until it is attached, and between a death and a restart, it is unavailable. */
public final class SupervisedBackend implements PluginBackend {
    private static final String NOT_RUNNING = "the plugin is not running";

    private volatile PluginSupervisor supervisor;

    /** Gives it the plugin, once that has started. */
    public void attach(PluginSupervisor started) {
        supervisor = started;
    }

    @Override
    public CompletableFuture<CheckHealthResponse> checkHealth(CheckHealthRequest request) {
        return call(connection -> connection.checkHealth(request));
    }

    @Override
    public CompletableFuture<CallResourceResponse> callResource(CallResourceRequest request) {
        return call(connection -> connection.callResource(request));
    }

    @Override
    public CompletableFuture<QueryDataResponse> queryData(QueryDataRequest request) {
        return call(connection -> connection.queryData(request));
    }

    @Override
    public CompletableFuture<CollectMetricsResponse> collectMetrics(CollectMetricsRequest request) {
        return call(connection -> connection.collectMetrics(request));
    }

    @Override
    public CompletableFuture<SubscribeStreamResponse> subscribeStream(SubscribeStreamRequest request) {
        return call(connection -> connection.subscribeStream(request));
    }

    @Override
    public CompletableFuture<PublishStreamResponse> publishStream(PublishStreamRequest request) {
        return call(connection -> connection.publishStream(request));
    }

    @Override
    public StreamHandle runStream(RunStreamRequest request, PacketListener listener) {
        Optional<PluginConnection> connection = connection();
        if (connection.isPresent()) {
            return connection.get().runStream(request, listener);
        }
        listener.onEnd(new StreamEnd.Failed(Status.Code.UNAVAILABLE, NOT_RUNNING));
        return new EndedStream();
    }

    private Optional<PluginConnection> connection() {
        PluginSupervisor running = supervisor;
        return running == null ? Optional.empty() : running.connection();
    }

    private <T> CompletableFuture<T> call(Function<PluginConnection, CompletableFuture<T>> how) {
        return connection()
                .map(connection -> how.apply(connection).exceptionallyCompose(SupervisedBackend::failed))
                .orElseGet(() ->
                        CompletableFuture.failedFuture(new BackendException(Kind.UNAVAILABLE, NOT_RUNNING, null)));
    }

    private static <T> CompletableFuture<T> failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        Kind kind = cause instanceof PluginCallException call ? kindOf(call.code()) : Kind.FAILED;
        return CompletableFuture.failedFuture(new BackendException(kind, cause.getMessage(), cause));
    }

    private static Kind kindOf(Status.Code code) {
        return switch (code) {
            case UNAVAILABLE -> Kind.UNAVAILABLE;
            case UNIMPLEMENTED -> Kind.UNIMPLEMENTED;
            default -> Kind.FAILED;
        };
    }

    private record EndedStream() implements StreamHandle {
        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void cancel() {}
    }
}
