package dev.frameproof.host.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveLimitsTest {
    private static final String CHANNEL = TestingServer.channel("p");
    private static final String BULK = "\"" + "x".repeat(64 << 10) + "\"";

    @Test
    void connectionBeyondTheLimitIsAnsweredAndThenClosed() throws Exception {
        try (TestingServer server =
                        new TestingServer(limited(LiveLimits.grafana().withMaxConnections(2)));
                TestingViewer first = server.viewer()) {
            try (TestingViewer second = server.viewer();
                    TestingViewer third = server.viewer()) {
                assertThat(third.closed()).isEqualTo(new TestingSocket.Received("", 3504, "connection limit"));
                first.expectSilence();
                second.expectSilence();
            }
            TestingServer.await("room", () -> server.server.liveConnections() == 1);
            try (TestingViewer fourth = server.viewer()) {
                fourth.expectSilence();
            }
        }
    }

    @Test
    void hundredConnectionsAreTheDefault() {
        assertThat(LiveLimits.grafana())
                .isEqualTo(new LiveLimits(100, 4 * 1024 * 1024, 8 * 1024 * 1024, 128, 255, List.of()));
    }

    @Test
    void unlimitedMeansUnlimited() throws Exception {
        try (TestingServer server =
                new TestingServer(limited(LiveLimits.grafana().withMaxConnections(-1)))) {
            List<TestingViewer> viewers = new ArrayList<>();
            try {
                for (int i = 0; i < 120; i++) {
                    viewers.add(server.viewer());
                }
                assertThat(server.server.liveConnections()).isEqualTo(120);
            } finally {
                for (TestingViewer viewer : viewers) {
                    viewer.close();
                }
            }
        }
    }

    @Test
    void oneChannelMoreThan128IsRefused() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            for (int i = 0; i < 128; i++) {
                viewer.subscribe(TestingServer.channel("p" + i));
            }
            viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted(CHANNEL));
            assertThat(viewer.text()).contains("\"error\":{\"code\":106,\"message\":\"limit exceeded\"}");
            viewer.unsubscribe(TestingServer.channel("p0"));
            viewer.subscribe(CHANNEL);
        }
    }

    @Test
    void nameBeyond255BytesIsRefusedBeforeItIsParsed() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted("x".repeat(256)));
            assertThat(viewer.text()).contains("\"error\":{\"code\":107,\"message\":\"bad request\"}");
            viewer.send("\"subscribe\":{\"channel\":\"%s\"}".formatted("x".repeat(255)));
            assertThat(viewer.text()).contains("\"code\":100,");
        }
    }

    @Test
    void messageBeyondTheLimitClosesTheSocket() throws Exception {
        LiveLimits limits = new LiveLimits(100, 4 << 20, 1000, 128, 255, List.of());
        try (TestingServer server = new TestingServer(limited(limits));
                TestingViewer viewer = server.viewer()) {
            viewer.socket().send(" ".repeat(1001));
            assertThat(viewer.closed().closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void messageInPiecesCountsAsAWhole() throws Exception {
        LiveLimits limits = new LiveLimits(100, 4 << 20, 1000, 128, 255, List.of());
        try (TestingServer server = new TestingServer(limited(limits));
                TestingViewer whole = server.viewer();
                TestingViewer tooMuch = server.viewer()) {
            whole.socket().send(0x01, "{\"rpc\":{\"method\":".getBytes(UTF_8));
            whole.socket().send(0x80, "\"x\"},\"id\":7}".getBytes(UTF_8));
            assertThat(whole.text()).isEqualTo("{\"id\":7,\"error\":{\"code\":104,\"message\":\"method not found\"}}");
            tooMuch.socket().send(0x01, " ".repeat(600).getBytes(UTF_8));
            tooMuch.socket().send(0x80, " ".repeat(600).getBytes(UTF_8));
            assertThat(tooMuch.closed().closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void pingFrameIsAnsweredWithItsPayload() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.socket().send(0x89, "abc".getBytes(UTF_8));
            assertThat(viewer.text()).isEqualTo("pong abc");
        }
    }

    @Test
    void originThatIsAllowedMayComeFromElsewhere() throws Exception {
        LiveLimits limits = LiveLimits.grafana().withAllowedOrigins(List.of("https://*.example.org"));
        try (TestingServer server = new TestingServer(limited(limits))) {
            assertThat(statusFor(server, "https://boards.example.org")).isEqualTo(101);
            assertThat(statusFor(server, "https://boards.example.com")).isEqualTo(403);
            assertThat(statusFor(server, "null")).isEqualTo(403);
        }
    }

    @Test
    void clientThatReadsNothingIsDisconnectedAsSlowAndOthersLoseNothing() throws Exception {
        try (TestingServer server =
                        new TestingServer(limited(LiveLimits.grafana().withClientQueueBytes(1 << 20)));
                TestingViewer slow = server.viewer();
                TestingViewer fast = server.viewer()) {
            slow.subscribe(CHANNEL);
            fast.subscribe(CHANNEL);
            int sent = 0;
            while (server.server.liveSubscribers(CHANNEL) == 2) {
                assertThat(sent)
                        .as("64 KiB frames until the slow one is dropped")
                        .isLessThan(2000);
                server.running("p").send(BULK);
                sent++;
                assertThat(fast.text())
                        .hasSize(TestingViewer.push(CHANNEL, BULK).length());
            }
            server.running("p").send("\"still here\"");
            assertThat(fast.text()).isEqualTo(TestingViewer.push(CHANNEL, "\"still here\""));
            TestingSocket.Received last = slow.closed();
            while (last.closeCode() == 0) {
                last = slow.closed();
            }
            assertThat(last).isEqualTo(new TestingSocket.Received("", 3008, "slow"));
        }
    }

    @Test
    void socketThatTakesNothingForTheWriteTimeoutIsCut() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer stuck = server.viewer();
                TestingViewer fast = server.viewer()) {
            stuck.subscribe(CHANNEL);
            fast.subscribe(CHANNEL);
            // Enough to fill the socket's buffers, not the queue.
            for (int i = 0; i < 110; i++) {
                server.running("p").send(BULK);
                fast.text();
            }
            fast.expectSilence();
            assertThat(server.server.liveSubscribers(CHANNEL)).isEqualTo(2);
            server.time.advance(Duration.ofSeconds(2));
            TestingServer.await("the cut", () -> server.server.liveSubscribers(CHANNEL) == 1);
            TestingSocket.Received last = stuck.closed();
            while (last.closeCode() == 0) {
                last = stuck.closed();
            }
            assertThat(last.closeCode()).as("no close frame fits in").isEqualTo(1006);
        }
    }

    private static int statusFor(TestingServer server, String origin) throws IOException {
        Map<String, String> headers = new HashMap<>(TestingApi.asAdmin());
        headers.put("Origin", origin);
        try (TestingSocket socket = new TestingSocket(server.server.url(), "/api/live/ws", headers)) {
            return socket.status();
        }
    }

    private static EmbeddedServerConfig limited(LiveLimits limits) {
        return TestingServer.config().withLimits(limits);
    }
}
