package dev.frameproof.host.embedded;

import static java.util.Objects.requireNonNull;

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

/** The backend of a plugin process that is kept running; while it is down, calls fail as unavailable. */
public final class SupervisedPlugin implements PluginBackend {
    private final PluginSupervisor supervisor;

    public SupervisedPlugin(PluginSupervisor supervisor) {
        this.supervisor = requireNonNull(supervisor, "supervisor");
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
        Optional<PluginConnection> connection = supervisor.connection();
        if (connection.isPresent()) {
            return connection.get().runStream(request, listener);
        }
        listener.onEnd(new StreamEnd.Failed(Status.Code.UNAVAILABLE, "the plugin is not running"));
        return new EndedStream();
    }

    private <T> CompletableFuture<T> call(Function<PluginConnection, CompletableFuture<T>> what) {
        Optional<PluginConnection> connection = supervisor.connection();
        if (connection.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new BackendException(BackendException.Kind.UNAVAILABLE, "the plugin is not running", null));
        }
        CompletableFuture<T> call = what.apply(connection.get());
        CompletableFuture<T> answer = new CompletableFuture<>();
        var unused = call.whenComplete((response, failure) -> {
            if (failure == null) {
                answer.complete(response);
            } else {
                answer.completeExceptionally(translated(failure));
            }
        });
        var unusedCancel = answer.whenComplete((response, failure) -> {
            if (answer.isCancelled()) {
                call.cancel(true);
            }
        });
        return answer;
    }

    private static Throwable translated(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof PluginCallException refused) {
            BackendException.Kind kind =
                    switch (refused.code()) {
                        case UNAVAILABLE -> BackendException.Kind.UNAVAILABLE;
                        case UNIMPLEMENTED -> BackendException.Kind.UNIMPLEMENTED;
                        default -> BackendException.Kind.FAILED;
                    };
            return new BackendException(kind, refused.getMessage(), refused);
        }
        return cause;
    }

    private static final class EndedStream implements StreamHandle {
        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void cancel() {}
    }
}
