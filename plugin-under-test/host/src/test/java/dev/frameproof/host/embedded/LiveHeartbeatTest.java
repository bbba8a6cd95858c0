package dev.frameproof.host.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveHeartbeatTest {
    @ParameterizedTest
    @CsvSource({"12.4.0,12500", "10.1.2,0"})
    void firstPingComesWithinTheIntervalAndTheNextOneIntervalLater(String version, long earliestMillis)
            throws Exception {
        EmbeddedServerConfig config = EmbeddedServerConfig.of(GrafanaProfile.of(version), TestingApi.PASSWORD);
        try (TestingServer server = new TestingServer(config);
                TestingViewer viewer = server.viewer()) {
            viewer.expectSilence();
            Duration first = pinged(server, viewer);
            assertThat(first).isBetween(Duration.ofMillis(earliestMillis), Duration.ofSeconds(25));
            viewer.socket().send("{}");
            viewer.expectSilence();
            assertThat(pinged(server, viewer).minus(first)).isEqualTo(Duration.ofSeconds(25));
        }
    }

    @Test
    void clientThatAnswersNoPingIsDisconnected() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.expectSilence();
            pinged(server, viewer);
            server.time.advance(Duration.ofMillis(9_999));
            viewer.expectSilence();
            server.time.advance(Duration.ofMillis(1));
            assertThat(viewer.closed()).isEqualTo(new TestingSocket.Received("", 3012, "no pong"));
        }
    }

    @Test
    void pongThatNobodyAskedForIsABadRequest() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingViewer viewer = server.viewer()) {
            viewer.socket().send("{}");
            assertThat(viewer.closed()).isEqualTo(new TestingSocket.Received("", 3501, "bad request"));
        }
    }

    @Test
    void oneInstantBeforeTheStaleTimeoutAClientMayStillConnect() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingSocket socket = new TestingSocket(server.server.url(), "/api/live/ws", TestingApi.asAdmin())) {
            server.time.awaitTask();
            server.time.advance(Duration.ofMillis(14_999));
            socket.send("{\"connect\":{},\"id\":1}");
            assertThat(socket.receive().text()).contains("\"ping\":25");
        }
    }

    /** Moves time on to the ping; returns when that was. */
    private static Duration pinged(TestingServer server, TestingViewer viewer) throws IOException {
        server.time.advanceToNext();
        assertThat(viewer.socket().receive().text()).isEqualTo("{}");
        return server.time.now();
    }
}
