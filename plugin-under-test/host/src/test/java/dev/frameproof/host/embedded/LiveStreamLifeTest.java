package dev.frameproof.host.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.pluginv2.DataResponse;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LiveStreamLifeTest {
    private static final String CHANNEL = TestingServer.channel("p");
    private static final StreamEnd FAILED = new StreamEnd.Failed(Status.Code.UNKNOWN, "told so by the test");

    @Test
    void laterSubscribersShareTheStreamAndSeeFramesFromThenOn() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer first = server.viewer();
                TestingViewer second = server.viewer()) {
            first.subscribe(CHANNEL);
            server.running("p").send("{\"n\":1}");
            assertThat(first.text()).isEqualTo(TestingViewer.push(CHANNEL, "{\"n\":1}"));
            second.subscribe(CHANNEL);
            server.running("p").send("{\"n\":2}");
            assertThat(first.text()).isEqualTo(TestingViewer.push(CHANNEL, "{\"n\":2}"));
            assertThat(second.text()).isEqualTo(TestingViewer.push(CHANNEL, "{\"n\":2}"));
            assertThat(server.backend.requests(SubscribeStreamRequest.class)).hasSize(2);
            assertThat(server.backend.streams).hasSize(1);
        }
    }

    @Test
    void streamIsCancelledAtTheThirdCheckWithoutSubscribers() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.subscribe(CHANNEL);
            TestingStream stream = server.running("p");
            server.time.advance(Duration.ofSeconds(5));
            viewer.unsubscribe(CHANNEL);
            server.time.advance(Duration.ofMillis(14_999));
            assertThat(stream.isRunning()).isTrue();
            server.time.advance(Duration.ofMillis(1));
            assertThat(stream.isRunning()).isFalse();
            assertThat(server.streams()).isEmpty();
        }
    }

    @Test
    void subscriberWhoComesBackInTimeKeepsTheStream() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.subscribe(CHANNEL);
            TestingStream stream = server.running("p");
            viewer.unsubscribe(CHANNEL);
            server.time.advance(Duration.ofSeconds(11));
            viewer.subscribe(CHANNEL);
            // One check with a subscriber begins the count anew.
            server.time.advance(Duration.ofSeconds(5));
            viewer.unsubscribe(CHANNEL);
            server.time.advance(Duration.ofSeconds(5));
            assertThat(stream.isRunning()).isTrue();
            assertThat(server.backend.streams).hasSize(1);
        }
    }

    @Test
    void clientThatIsGoneNoLongerCounts() throws Exception {
        try (TestingServer server = new TestingServer()) {
            TestingViewer viewer = server.viewer();
            viewer.subscribe(CHANNEL);
            TestingStream stream = server.running("p");
            viewer.close();
            TestingServer.await("the client to be gone", () -> server.server.liveSubscribers(CHANNEL) == 0);
            server.time.advance(Duration.ofSeconds(15));
            assertThat(stream.isRunning()).isFalse();
            assertThat(server.server.liveConnections()).isZero();
        }
    }

    @Test
    void streamThatEndsWithoutErrorIsRunAgainOnlyForANewSubscriber() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer first = server.viewer();
                TestingViewer second = server.viewer()) {
            first.subscribe(CHANNEL);
            server.running("p").end(new StreamEnd.Completed());
            assertThat(server.streams()).isEmpty();
            server.time.advance(Duration.ofSeconds(10));
            assertThat(server.backend.streams).hasSize(1);
            second.subscribe(CHANNEL);
            server.running("p").send("1");
            assertThat(first.text()).isEqualTo(TestingViewer.push(CHANNEL, "1"));
            assertThat(server.backend.streams).hasSize(2);
        }
    }

    @Test
    void fastFailuresWaitTwiceAsLongEachTimeUpToFiveSeconds() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            List<Long> runs = new CopyOnWriteArrayList<>();
            server.backend.onRun = stream -> {
                runs.add(server.time.now().toMillis());
                stream.end(FAILED);
            };
            viewer.subscribe(CHANNEL);
            TestingServer.await("the first run", () -> !runs.isEmpty());
            server.streams();
            server.time.advance(Duration.ofSeconds(22));
            assertThat(waits(runs)).startsWith(0L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        }
    }

    @Test
    void failureAfterALongRunIsRunAgainAtOnce() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.subscribe(CHANNEL);
            for (int run = 1; run <= 4; run++) {
                TestingStream stream = server.running("p");
                server.time.advance(Duration.ofMillis(100));
                long before = server.time.now().toMillis();
                stream.end(FAILED);
                server.streams();
                server.time.advance(Duration.ZERO);
                server.running("p");
                assertThat(server.time.now().toMillis()).isEqualTo(before);
                assertThat(server.backend.streams).hasSize(run + 1);
            }
        }
    }

    @Test
    void streamsComeBackWhenThePluginDoes() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.subscribe(CHANNEL);
            TestingStream lost = server.running("p");
            server.backend.broken = BackendException.Kind.UNAVAILABLE;
            lost.end(new StreamEnd.Failed(Status.Code.UNAVAILABLE, "gone"));
            for (int tenths = 0; tenths < 20; tenths++) {
                server.streams();
                server.time.advance(Duration.ofMillis(100));
            }
            server.backend.broken = null;
            for (int tenths = 0; tenths < 60 && server.backend.running("p").isEmpty(); tenths++) {
                server.streams();
                server.time.advance(Duration.ofMillis(100));
            }
            server.running("p").send("1");
            assertThat(viewer.text()).isEqualTo(TestingViewer.push(CHANNEL, "1"));
        }
    }

    @Test
    void cancelledStreamCannotReachAnybody() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.subscribe(CHANNEL);
            TestingStream old = server.running("p");
            server.api.call("DELETE", "/api/datasources/uid/kafka-uid", null);
            old.send("\"late\"");
            viewer.expectSilence();
        }
    }

    @Test
    void pluginsAnswersToASubscribeReachTheClient() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            server.backend.subscribe = request -> SubscribeStreamResponse.newBuilder()
                    .setData(ByteString.copyFromUtf8("{\"schema\":{}}"))
                    .build();
            viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted(TestingServer.channel("initial")));
            assertThat(viewer.text()).isEqualTo("{\"id\":2,\"subscribe\":{\"data\":{\"schema\":{}}}}");
            server.backend.subscribe = request -> SubscribeStreamResponse.newBuilder()
                    .setStatus(SubscribeStreamResponse.Status.NOT_FOUND)
                    .build();
            viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted(CHANNEL));
            assertThat(viewer.text()).isEqualTo("{\"id\":3,\"error\":{\"code\":404,\"message\":\"Not Found\"}}");
            server.backend.subscribe = request -> SubscribeStreamResponse.newBuilder()
                    .setStatus(SubscribeStreamResponse.Status.PERMISSION_DENIED)
                    .build();
            viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted(CHANNEL));
            assertThat(viewer.text()).isEqualTo("{\"id\":4,\"error\":{\"code\":403,\"message\":\"Forbidden\"}}");
            // A refusal leaves no trace: the channel can be subscribed afterwards.
            server.backend.subscribe = request -> SubscribeStreamResponse.getDefaultInstance();
            viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted(CHANNEL));
            assertThat(viewer.text()).isEqualTo("{\"id\":5,\"subscribe\":{}}");
        }
    }

    @Test
    void publicationThatThePluginAllowsReachesAllSubscribers() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer writer = server.viewer();
                TestingViewer reader = server.viewer()) {
            reader.subscribe(CHANNEL);
            server.backend.publish = request -> PublishStreamResponse.getDefaultInstance();
            writer.send("\"publish\":{\"channel\":\"%s\",\"data\":{\"x\": 1}}".formatted(CHANNEL));
            assertThat(writer.text()).isEqualTo("{\"id\":2,\"publish\":{}}");
            assertThat(reader.text()).isEqualTo(TestingViewer.push(CHANNEL, "{\"x\": 1}"));
            server.backend.publish = request -> PublishStreamResponse.newBuilder()
                    .setData(ByteString.copyFromUtf8("\"made of it\""))
                    .build();
            writer.send("\"publish\":{\"channel\":\"%s\",\"data\":1}".formatted(CHANNEL));
            assertThat(reader.text()).isEqualTo(TestingViewer.push(CHANNEL, "\"made of it\""));
        }
    }

    @Test
    void unsubscribeWaitsForTheSubscribeThatItFollows() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            CompletableFuture<Void> gate = new CompletableFuture<>();
            server.backend.gate = gate;
            viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted(CHANNEL));
            viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted(CHANNEL));
            assertThat(viewer.text()).contains("\"id\":3,\"error\":{\"code\":105");
            viewer.send("\"unsubscribe\":{\"channel\":\"%s\"}".formatted(CHANNEL));
            viewer.expectSilence();
            gate.complete(null);
            assertThat(viewer.text()).isEqualTo("{\"id\":2,\"subscribe\":{}}");
            assertThat(viewer.text()).isEqualTo("{\"id\":4,\"unsubscribe\":{}}");
            assertThat(server.server.liveSubscribers(CHANNEL)).isZero();
        }
    }

    @Test
    void clientThatLeavesBeforeThePluginAnswersIsNotSubscribed() throws Exception {
        try (TestingServer server = new TestingServer()) {
            CompletableFuture<Void> gate = new CompletableFuture<>();
            server.backend.gate = gate;
            try (TestingViewer viewer = server.viewer()) {
                viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted(CHANNEL));
                viewer.expectSilence();
            }
            TestingServer.await("the client to be gone", () -> server.server.liveConnections() == 0);
            gate.complete(null);
            assertThat(server.streams()).isEmpty();
            assertThat(server.server.liveSubscribers(CHANNEL)).isZero();
        }
    }

    @Test
    void olderVersionsAnswerQueriesByRpc() throws Exception {
        EmbeddedServerConfig config = EmbeddedServerConfig.of(GrafanaProfile.of("10.1.2"), TestingApi.PASSWORD);
        try (TestingServer server = new TestingServer(config);
                TestingViewer viewer = server.viewer()) {
            server.backend.query = request -> QueryDataResponse.newBuilder()
                    .putResponses("A", DataResponse.getDefaultInstance())
                    .build();
            String query = "{\"queries\":[{\"refId\":\"A\",\"datasource\":{\"uid\":\"%s\"}}]}";
            viewer.send("\"rpc\":{\"method\":\"grafana.query\",\"data\":%s}".formatted(query.formatted("kafka-uid")));
            assertThat(viewer.text())
                    .isEqualTo("{\"id\":2,\"rpc\":{\"data\":{\"results\":{\"A\":{\"status\":200,\"frames\":[]}}}}}");
            viewer.send("\"rpc\":{\"method\":\"grafana.query\",\"data\":%s}".formatted(query.formatted("absent")));
            assertThat(viewer.text()).contains("\"code\":100");
        }
    }

    @Test
    void streamOfThePluginItselfHasNoDatasource() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.subscribe("default/plugin/" + TestingPlugins.KAFKA_ID + "/own");
            assertThat(server.running("own").request().getPluginContext().hasDataSourceInstanceSettings())
                    .isFalse();
        }
    }

    private static List<Long> waits(List<Long> runs) {
        List<Long> waits = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            waits.add(runs.get(i) - runs.get(i - 1));
        }
        return waits;
    }
}
