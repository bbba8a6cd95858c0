package dev.frameproof.host.plugin;

import com.google.protobuf.ByteString;
import dev.frameproof.protocol.goplugin.Empty;
import dev.frameproof.protocol.goplugin.GRPCControllerGrpc;
import dev.frameproof.protocol.goplugin.GRPCStdioGrpc;
import dev.frameproof.protocol.goplugin.StdioData;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a misbehaving plugin's handshake leads to, in the test's own process. */
final class TestingGrpcServer implements AutoCloseable {
    private final Server server;
    private final AtomicInteger shutdowns = new AtomicInteger();
    private final CompletableFuture<StreamObserver<StdioData>> stdio = new CompletableFuture<>();

    private TestingGrpcServer(boolean withHealth, HealthCheckResponse.ServingStatus status) throws IOException {
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        if (withHealth) {
            builder.addService(health(status)).addService(controller()).addService(stdio());
        }
        this.server = builder.build().start();
    }

    static TestingGrpcServer servingNothing() throws IOException {
        return new TestingGrpcServer(false, HealthCheckResponse.ServingStatus.UNKNOWN);
    }

    static TestingGrpcServer servingPlugin() throws IOException {
        return new TestingGrpcServer(true, HealthCheckResponse.ServingStatus.SERVING);
    }

    static TestingGrpcServer notServing() throws IOException {
        return new TestingGrpcServer(true, HealthCheckResponse.ServingStatus.NOT_SERVING);
    }

    String handshake() {
        return "1|2|tcp|127.0.0.1:" + server.getPort() + "|grpc|";
    }

    int shutdowns() {
        return shutdowns.get();
    }

    void print(String text) throws Exception {
        stdio.get(20, TimeUnit.SECONDS)
                .onNext(StdioData.newBuilder()
                        .setChannel(StdioData.Channel.STDOUT)
                        .setData(ByteString.copyFromUtf8(text))
                        .build());
    }

    private static BindableService health(HealthCheckResponse.ServingStatus status) {
        return new HealthGrpc.HealthImplBase() {
            @Override
            public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
                observer.onNext(
                        HealthCheckResponse.newBuilder().setStatus(status).build());
                observer.onCompleted();
            }
        };
    }

    private BindableService controller() {
        return new GRPCControllerGrpc.GRPCControllerImplBase() {
            @Override
            public void shutdown(Empty request, StreamObserver<Empty> observer) {
                shutdowns.incrementAndGet();
                observer.onNext(Empty.getDefaultInstance());
                observer.onCompleted();
            }
        };
    }

    private BindableService stdio() {
        return new GRPCStdioGrpc.GRPCStdioImplBase() {
            @Override
            public void streamStdio(com.google.protobuf.Empty request, StreamObserver<StdioData> observer) {
                stdio.complete(observer);
            }
        };
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
