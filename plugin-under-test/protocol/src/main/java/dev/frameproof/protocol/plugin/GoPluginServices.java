package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.goplugin.ConnInfo;
import dev.frameproof.protocol.goplugin.Empty;
import dev.frameproof.protocol.goplugin.GRPCBrokerGrpc;
import dev.frameproof.protocol.goplugin.GRPCControllerGrpc;
import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** What go-plugin itself expects of a plugin, beside the plugin's own services. */
final class GoPluginServices {
    /** The service name under which a go-plugin host asks for health. */
    private static final String HEALTH_SERVICE = "plugin";

    private GoPluginServices() {}

    static BindableService health() {
        return new HealthGrpc.HealthImplBase() {
            @Override
            public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
                if (!request.getService().isEmpty() && !request.getService().equals(HEALTH_SERVICE)) {
                    observer.onError(Status.NOT_FOUND
                            .withDescription("unknown service " + request.getService())
                            .asException());
                    return;
                }
                observer.onNext(HealthCheckResponse.newBuilder()
                        .setStatus(HealthCheckResponse.ServingStatus.SERVING)
                        .build());
                observer.onCompleted();
            }
        };
    }

    /** @param stop asked once the host wants the plugin to end, before the host is answered; must not block */
    static BindableService controller(Runnable stop, Runnable answered) {
        return new GRPCControllerGrpc.GRPCControllerImplBase() {
            @Override
            public void shutdown(Empty request, StreamObserver<Empty> observer) {
                stop.run();
                observer.onNext(Empty.getDefaultInstance());
                observer.onCompleted();
                answered.run();
            }
        };
    }

    /** Hosts open this stream at once and keep it; nothing is ever brokered, since Grafana's plugins are not called back. */
    static BindableService broker() {
        return new GRPCBrokerGrpc.GRPCBrokerImplBase() {
            @Override
            public StreamObserver<ConnInfo> startStream(StreamObserver<ConnInfo> observer) {
                ((ServerCallStreamObserver<ConnInfo>) observer).setOnCancelHandler(() -> {});
                return new StreamObserver<>() {
                    @Override
                    public void onNext(ConnInfo request) {}

                    @Override
                    public void onError(Throwable failure) {}

                    @Override
                    public void onCompleted() {
                        observer.onCompleted();
                    }
                };
            }
        };
    }
}
