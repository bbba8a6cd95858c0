package dev.frameproof.host.embedded;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.frameproof.host.embedded.BackendException.Kind;
import dev.frameproof.protocol.host.PacketListener;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** A plugin's backend inside the test: keeps what it was asked, answers as the test says, streams what the test sends. */
public final class TestingBackend implements PluginBackend {
    /** What every call carried, in order. */
    public final List<Message> requests = new CopyOnWriteArrayList<>();
    /** Every stream that was ever run, in order. */
    public final List<TestingStream> streams = new CopyOnWriteArrayList<>();

    public volatile Function<CheckHealthRequest, CheckHealthResponse> health =
            request -> CheckHealthResponse.newBuilder()
                    .setStatus(CheckHealthResponse.HealthStatus.OK)
                    .setMessage("Data source is working")
                    .build();
    public volatile Function<CallResourceRequest, CallResourceResponse> resource =
            request -> CallResourceResponse.newBuilder().setCode(404).build();
    public volatile Function<QueryDataRequest, QueryDataResponse> query =
            request -> QueryDataResponse.getDefaultInstance();
    public volatile Function<SubscribeStreamRequest, SubscribeStreamResponse> subscribe =
            request -> SubscribeStreamResponse.getDefaultInstance();
    public volatile Function<PublishStreamRequest, PublishStreamResponse> publish =
            request -> PublishStreamResponse.newBuilder()
                    .setStatus(PublishStreamResponse.Status.PERMISSION_DENIED)
                    .build();
    /** Decides how a stream goes as it starts; does nothing by itself. */
    public volatile Consumer<TestingStream> onRun = stream -> {};
    /** Calls are answered once this is done. */
    public volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    /** When set, every call fails with it. */
    public volatile Kind broken;

    @Override
    public CompletableFuture<CheckHealthResponse> checkHealth(CheckHealthRequest request) {
        return answer(request, health);
    }

    @Override
    public CompletableFuture<CallResourceResponse> callResource(CallResourceRequest request) {
        return answer(request, resource);
    }

    @Override
    public CompletableFuture<QueryDataResponse> queryData(QueryDataRequest request) {
        return answer(request, query);
    }

    @Override
    public CompletableFuture<CollectMetricsResponse> collectMetrics(CollectMetricsRequest request) {
        return answer(request, asked -> CollectMetricsResponse.newBuilder()
                .setMetrics(
                        CollectMetricsResponse.Payload.newBuilder().setPrometheus(ByteString.copyFromUtf8("up 1\n")))
                .build());
    }

    @Override
    public CompletableFuture<SubscribeStreamResponse> subscribeStream(SubscribeStreamRequest request) {
        return answer(request, subscribe);
    }

    @Override
    public CompletableFuture<PublishStreamResponse> publishStream(PublishStreamRequest request) {
        return answer(request, publish);
    }

    @Override
    public StreamHandle runStream(RunStreamRequest request, PacketListener listener) {
        requests.add(request);
        TestingStream stream = new TestingStream(request, listener);
        streams.add(stream);
        if (broken == null) {
            onRun.accept(stream);
        } else {
            stream.end(new StreamEnd.Failed(Status.Code.UNAVAILABLE, "the plugin is not running"));
        }
        return stream;
    }

    /** @return the streams of a path that run now */
    public List<TestingStream> running(String path) {
        return streams.stream()
                .filter(stream -> stream.request().getPath().equals(path) && stream.isRunning())
                .toList();
    }

    public <T extends Message> List<T> requests(Class<T> kind) {
        return requests.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <Q extends Message, A> CompletableFuture<A> answer(Q request, Function<Q, A> how) {
        requests.add(request);
        Kind failure = broken;
        if (failure != null) {
            return CompletableFuture.failedFuture(new BackendException(failure, "told so by the test", null));
        }
        return gate.thenCompose(open -> {
            A answer = how.apply(request);
            return answer == null
                    ? CompletableFuture.failedFuture(new BackendException(Kind.FAILED, "told so by the test", null))
                    : CompletableFuture.completedFuture(answer);
        });
    }
}
