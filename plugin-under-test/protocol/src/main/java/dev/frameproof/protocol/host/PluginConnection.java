package dev.frameproof.protocol.host;

import dev.frameproof.protocol.PluginAddress;
import dev.frameproof.protocol.goplugin.Empty;
import dev.frameproof.protocol.goplugin.GRPCControllerGrpc;
import dev.frameproof.protocol.goplugin.GRPCStdioGrpc;
import dev.frameproof.protocol.internal.StreamMethods;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.CollectMetricsResponse;
import dev.frameproof.protocol.pluginv2.DataGrpc;
import dev.frameproof.protocol.pluginv2.DiagnosticsGrpc;
import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataRequest;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.ResourceGrpc;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.StreamGrpc;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A host's gRPC connection to one running plugin. Calls are made as Grafana 12.4 makes them: authority {@code unused},
 * no deadline, answers of any size. A call that fails completes its future with a {@link PluginCallException};
 * cancelling a future cancels its call. All callbacks run on the connection's one thread, or on the shared group's.
 */
public final class PluginConnection implements AutoCloseable {
    private static final String HEALTH_SERVICE = "plugin";
    private static final int METADATA_BYTES = 1024 * 1024;

    private final ManagedChannel channel;
    private final Optional<EventLoopGroup> own;

    private PluginConnection(PluginAddress address, EventLoopGroup group, boolean own) {
        this.own = own ? Optional.of(group) : Optional.empty();
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address.toSocketAddress());
        if (address instanceof PluginAddress.Unix) {
            builder.channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class);
            // gRPC always sets it, and this sort of socket warns about it.
            builder.withOption(ChannelOption.SO_KEEPALIVE, null);
        } else {
            builder.channelType(NioSocketChannel.class);
        }
        this.channel = builder.eventLoopGroup(group)
                .usePlaintext()
                .overrideAuthority("unused")
                .userAgent("frameproof")
                .directExecutor()
                // Retries would keep what was sent, and add a layer to every packet.
                .disableRetry()
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .maxInboundMetadataSize(METADATA_BYTES)
                .idleTimeout(365, TimeUnit.DAYS)
                .build();
    }

    /** A connection with a thread of its own. Connects with the first call. */
    public static PluginConnection open(PluginAddress address) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("plugin-connection", true), NioIoHandler.newFactory());
        return new PluginConnection(address, group, true);
    }

    /** A connection on a group of NIO event loops that the caller keeps and closes. */
    public static PluginConnection open(PluginAddress address, EventLoopGroup group) {
        return new PluginConnection(address, group, false);
    }

    /** Whether the plugin as a whole says that it serves ({@code grpc.health.v1.Health/Check} of {@code plugin}). */
    public CompletableFuture<Boolean> health() {
        HealthCheckRequest request =
                HealthCheckRequest.newBuilder().setService(HEALTH_SERVICE).build();
        return call(HealthGrpc.getCheckMethod(), request)
                .thenApply(response -> response.getStatus() == HealthCheckResponse.ServingStatus.SERVING);
    }

    public CompletableFuture<CheckHealthResponse> checkHealth(CheckHealthRequest request) {
        return call(DiagnosticsGrpc.getCheckHealthMethod(), request);
    }

    public CompletableFuture<CollectMetricsResponse> collectMetrics(CollectMetricsRequest request) {
        return call(DiagnosticsGrpc.getCollectMetricsMethod(), request);
    }

    /** Code and headers are those of the plugin's first answer, the body is all its answers' bodies. */
    public CompletableFuture<CallResourceResponse> callResource(CallResourceRequest request) {
        return UnaryCall.start(
                channel, ResourceGrpc.getCallResourceMethod(), request, (first, next) -> first.toBuilder()
                        .setBody(first.getBody().concat(next.getBody()))
                        .build());
    }

    public CompletableFuture<QueryDataResponse> queryData(QueryDataRequest request) {
        return call(DataGrpc.getQueryDataMethod(), request);
    }

    /** @return all pieces of the answer, in the plugin's order, once it has ended; none when there was nothing to ask */
    public CompletableFuture<List<QueryChunkedDataResponse>> queryChunkedData(QueryChunkedDataRequest request) {
        return UnaryCall.collect(channel, DataGrpc.getQueryChunkedDataMethod(), request);
    }

    public CompletableFuture<SubscribeStreamResponse> subscribeStream(SubscribeStreamRequest request) {
        return call(StreamGrpc.getSubscribeStreamMethod(), request);
    }

    public CompletableFuture<PublishStreamResponse> publishStream(PublishStreamRequest request) {
        return call(StreamGrpc.getPublishStreamMethod(), request);
    }

    /** Runs a stream until the plugin ends it or the handle cancels it. */
    public StreamHandle runStream(RunStreamRequest request, PacketListener listener) {
        StreamReader reader = new StreamReader(channel.newCall(StreamMethods.called(), CallOptions.DEFAULT), listener);
        reader.start(request);
        return reader;
    }

    /**
     * Takes what the plugin prints after its handshake. A Go plugin sends its later standard output this way and would
     * wait in vain for a reader; one without it refuses, which is no error.
     */
    public void readPrinted(PrintedListener listener) {
        ClientCalls.asyncServerStreamingCall(
                channel.newCall(GRPCStdioGrpc.getStreamStdioMethod(), CallOptions.DEFAULT),
                com.google.protobuf.Empty.getDefaultInstance(),
                new PrintedObserver(listener));
    }

    /** Asks the plugin to end itself in order. A plugin that is gone before it answered has done so. */
    public CompletableFuture<Void> shutdown() {
        return call(GRPCControllerGrpc.getShutdownMethod(), Empty.getDefaultInstance())
                .handle((answer, failure) -> failure)
                .thenCompose(failure -> failure == null || isGone(failure)
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof PluginCallException call && call.code() == Status.Code.UNAVAILABLE;
    }

    private <Q, T> CompletableFuture<T> call(MethodDescriptor<Q, T> method, Q request) {
        return UnaryCall.start(channel, method, request, (first, next) -> next);
    }

    /** Ends all calls and streams and closes the connection, not from within a callback. The plugin goes on running. */
    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        own.ifPresent(
                group -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS));
    }
}
