package dev.frameproof.protocol.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Empty;
import dev.frameproof.protocol.PluginAddress;
import dev.frameproof.protocol.goplugin.ConnInfo;
import dev.frameproof.protocol.goplugin.GRPCBrokerGrpc;
import dev.frameproof.protocol.goplugin.GRPCStdioGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a host of go-plugin opens besides Grafana's own calls. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class GoPluginServicesTest {
    private TestingPluginProcess plugin;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws Exception {
        plugin = TestingPluginProcess.start(TestingPluginProcess.HOST_ENVIRONMENT, "tcp");
        PluginAddress.Tcp address = (PluginAddress.Tcp) plugin.handshake().address();
        channel = NettyChannelBuilder.forAddress(address.host(), address.port())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        plugin.close();
    }

    @Test
    void brokerStaysOpenHealthIsToldAndStdioIsRefused() throws Exception {
        CompletableFuture<String> broker = new CompletableFuture<>();
        StreamObserver<ConnInfo> host = GRPCBrokerGrpc.newStub(channel).startStream(new StreamObserver<>() {
            @Override
            public void onNext(ConnInfo info) {
                broker.complete("brokered " + info);
            }

            @Override
            public void onError(Throwable failure) {
                broker.complete("failed " + failure);
            }

            @Override
            public void onCompleted() {
                broker.complete("ended");
            }
        });

        assertThat(health("plugin")).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        assertThat(health("")).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        assertThatThrownBy(() -> health("other")).isInstanceOfSatisfying(StatusRuntimeException.class, e -> assertThat(
                        e.getStatus().getCode())
                .isEqualTo(Status.Code.NOT_FOUND));
        assertThatThrownBy(() -> GRPCStdioGrpc.newBlockingStub(channel)
                        .streamStdio(Empty.getDefaultInstance())
                        .next())
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
        assertThat(broker).isNotDone();
        host.onCompleted();
        assertThat(broker.get(20, TimeUnit.SECONDS)).isEqualTo("ended");
    }

    private HealthCheckResponse.ServingStatus health(String service) {
        return HealthGrpc.newBlockingStub(channel)
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }
}
