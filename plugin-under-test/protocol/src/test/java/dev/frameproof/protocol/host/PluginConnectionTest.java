package dev.frameproof.protocol.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.frameproof.protocol.PluginAddress;
import dev.frameproof.protocol.plugin.DataHandler;
import dev.frameproof.protocol.plugin.TestingPluginProcess;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.DataQuery;
import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataRequest;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.StringList;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import io.grpc.Status;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Against one plugin process with a heap of 40 MiB. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginConnectionTest {
    private TestingPluginProcess plugin;
    private PluginConnection connection;

    @BeforeAll
    void startPlugin() throws Exception {
        plugin = TestingPluginProcess.start(TestingPluginProcess.HOST_ENVIRONMENT);
    }

    @AfterAll
    void endPlugin() {
        plugin.close();
    }

    @BeforeEach
    void connect() throws Exception {
        connection = PluginConnection.open(plugin.handshake().address());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void everyCallIsAnswered() throws Exception {
        assertThat(get(connection.health())).isTrue();
        assertThat(get(connection.checkHealth(CheckHealthRequest.getDefaultInstance()))
                        .getStatus())
                .isEqualTo(CheckHealthResponse.HealthStatus.OK);
        assertThat(get(connection.collectMetrics(CollectMetricsRequest.getDefaultInstance()))
                        .getMetrics()
                        .getPrometheus()
                        .toStringUtf8())
                .isEqualTo("up 1\n");
        assertThat(get(connection.queryData(QueryDataRequest.newBuilder()
                                .addQueries(DataQuery.newBuilder().setRefId("A").setJson(ByteString.copyFromUtf8("{}")))
                                .build()))
                        .getResponsesOrThrow("A")
                        .getFrames(0)
                        .toStringUtf8())
                .isEqualTo("{}");
        assertThat(get(connection.subscribeStream(SubscribeStreamRequest.newBuilder()
                                .setPath("denied")
                                .build()))
                        .getStatus())
                .isEqualTo(SubscribeStreamResponse.Status.PERMISSION_DENIED);
        assertThat(get(connection.publishStream(PublishStreamRequest.getDefaultInstance()))
                        .getStatus())
                .isEqualTo(PublishStreamResponse.Status.PERMISSION_DENIED);
    }

    @Test
    void queryInPiecesGivesThemAllInOrderOrFails() throws Exception {
        assertThat(get(connection.queryChunkedData(QueryChunkedDataRequest.getDefaultInstance())))
                .isEmpty();
        QueryChunkedDataRequest.Builder request = QueryChunkedDataRequest.newBuilder();
        for (String refId : List.of("B", "A", "C")) {
            request.addQueries(DataQuery.newBuilder()
                    .setRefId(refId)
                    .setJson(ByteString.copyFromUtf8("{\"of\":\"" + refId + "\"}")));
        }
        List<QueryChunkedDataResponse> chunks = get(connection.queryChunkedData(request.build()));
        assertThat(chunks).extracting(QueryChunkedDataResponse::getRefId).containsExactly("B", "A", "C");
        assertThat(chunks.get(2).getFrame().toStringUtf8()).isEqualTo("{\"of\":\"C\"}");

        request.addQueries(DataQuery.newBuilder().setRefId("D").setQueryType("fail"));
        assertThatThrownBy(() -> get(connection.queryChunkedData(request.build())))
                .hasStackTraceContaining("the query broke");
    }

    @Test
    void pluginWithoutPiecesSaysThatItHasNone() throws Exception {
        DataHandler whole = query -> QueryDataResponse.getDefaultInstance();
        List<QueryChunkedDataResponse> chunks = new ArrayList<>();
        whole.queryChunkedData(QueryChunkedDataRequest.getDefaultInstance(), chunks::add);
        assertThat(chunks).singleElement().satisfies(chunk -> assertThat(chunk.getStatus())
                .isEqualTo(501));
    }

    @Test
    void resourceOfTwentyMebibytesGoesBothWays() throws Exception {
        ByteString body = ByteString.copyFrom(new byte[6 * 1024 * 1024]);

        var response = get(connection.callResource(CallResourceRequest.newBuilder()
                .setPath("echo")
                .setUrl("echo?a=b")
                .putHeaders("X-Custom", StringList.newBuilder().addValues("1").build())
                .setBody(body)
                .build()));

        assertThat(response.getBody()).isEqualTo(body.concat(ByteString.copyFromUtf8("echo?a=b")));
        assertThat(response.getHeadersOrThrow("X-Custom").getValuesList()).containsExactly("1");
    }

    @Test
    void failedCallNamesItselfAndItsCause() {
        assertThatThrownBy(() -> get(connection.callResource(
                        CallResourceRequest.newBuilder().setPath("fail").build())))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(PluginCallException.class, e -> {
                    assertThat(e.call()).isEqualTo("Resource/CallResource");
                    assertThat(e.code()).isEqualTo(Status.Code.UNKNOWN);
                    assertThat(e.description()).isEqualTo("resource failed with no password");
                });
    }

    @Test
    void hundredThousandPacketsArriveInOrder() throws Exception {
        TestingPacketListener listener = new TestingPacketListener();
        connection.runStream(request("numbers/100000"), listener);

        assertThat(listener.awaitEnd()).isEqualTo(new StreamEnd.Completed());
        assertThat(listener.packets()).isEqualTo(100_000);
        assertThat(listener.firstWrong()).isEmpty();
    }

    @Test
    void slowReaderHoldsThePluginBackAndLosesNothing() throws Exception {
        int packets = 20_000;
        TestingPacketListener listener = new TestingPacketListener();
        long before = sent();
        StreamHandle handle = connection.runStream(request("wide/" + packets), listener);

        for (int round = 1; round <= 3; round++) {
            listener.awaitPackets(round * 1_000);
            handle.pause();
            long sent = 0;
            for (int call = 0; call < 200; call++) {
                sent = sent() - before;
            }
            // Of 200 MB: what HTTP/2 lets be under way (at most 8 MiB a stream) and the plugin's own 128 KiB.
            assertThat(sent - listener.packets()).as("packets under way").isLessThan(1_000);
            int paused = listener.packets();
            assertThat(sent()).isLessThan(before + packets);
            assertThat(listener.packets()).isLessThanOrEqualTo(paused + 16);
            handle.resume();
        }

        assertThat(listener.awaitEnd()).isEqualTo(new StreamEnd.Completed());
        assertThat(listener.packets()).isEqualTo(packets);
        assertThat(listener.firstWrong()).isEmpty();
    }

    @Test
    void pausedStreamDoesNotHoldUpOthers() throws Exception {
        TestingPacketListener paused = new TestingPacketListener();
        StreamHandle handle = connection.runStream(request("wide/1000000"), paused);
        paused.awaitPackets(1);
        handle.pause();
        TestingPacketListener other = new TestingPacketListener();

        connection.runStream(request("wide/2000"), other);

        assertThat(other.awaitEnd()).isEqualTo(new StreamEnd.Completed());
        assertThat(other.packets()).isEqualTo(2_000);
        assertThat(get(connection.health())).isTrue();
        handle.cancel();
        assertThat(paused.awaitEnd()).isEqualTo(new StreamEnd.Cancelled());
    }

    @Test
    void cancellationReachesThePlugin() throws Exception {
        TestingPacketListener listener = new TestingPacketListener();
        StreamHandle handle = connection.runStream(request("forever/cancelled-here"), listener);
        listener.awaitPackets(100);

        handle.cancel();

        assertThat(listener.awaitEnd()).isEqualTo(new StreamEnd.Cancelled());
        plugin.awaitError(line -> line.contains("cancel heard") && line.contains("forever/cancelled-here"));
    }

    @Test
    void closedConnectionReachesThePluginToo() throws Exception {
        TestingPacketListener listener = new TestingPacketListener();
        connection.runStream(request("forever/closed-here"), listener);
        listener.awaitPackets(100);

        connection.close();

        assertThat(listener.awaitEnd()).isInstanceOf(StreamEnd.Failed.class);
        plugin.awaitError(line -> line.contains("cancel heard") && line.contains("forever/closed-here"));
    }

    @Test
    void failedStreamTellsItsError() throws Exception {
        TestingPacketListener listener = new TestingPacketListener();
        connection.runStream(request("fail"), listener);

        assertThat(listener.awaitEnd()).isEqualTo(new StreamEnd.Failed(Status.Code.UNKNOWN, "the stream broke"));
    }

    @Test
    void pluginThatIsNotThereIsUnavailableWithTheSocketsName() {
        Path nowhere = Path.of(System.getProperty("java.io.tmpdir"), "no-plugin-listens-here");
        try (PluginConnection absent = PluginConnection.open(new PluginAddress.Unix(nowhere))) {
            assertThatThrownBy(() -> get(absent.health()))
                    .cause()
                    .isInstanceOfSatisfying(PluginCallException.class, e -> {
                        assertThat(e.code()).isEqualTo(Status.Code.UNAVAILABLE);
                        assertThat(e.description()).contains(nowhere.toString());
                    });
        }
    }

    @Test
    void sharedGroupStaysOpenForOthers() throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (PluginConnection other = PluginConnection.open(plugin.handshake().address(), group)) {
            PluginConnection closed = PluginConnection.open(plugin.handshake().address(), group);
            assertThat(get(closed.health())).isTrue();
            closed.close();

            assertThat(get(other.health())).isTrue();
        } finally {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
        }
    }

    @Test
    void cancelledFutureCancelsItsCall() throws Exception {
        CompletableFuture<?> future = connection.checkHealth(CheckHealthRequest.getDefaultInstance());
        future.cancel(false);

        assertThat(future).isCancelled();
        assertThat(get(connection.health())).isTrue();
    }

    private long sent() throws Exception {
        CallResourceRequest request =
                CallResourceRequest.newBuilder().setPath("sent").build();
        return Long.parseLong(get(connection.callResource(request)).getBody().toStringUtf8());
    }

    private static RunStreamRequest request(String path) {
        return RunStreamRequest.newBuilder().setPath(path).build();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }
}
