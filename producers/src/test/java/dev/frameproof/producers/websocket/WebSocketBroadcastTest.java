package dev.frameproof.producers.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WebSocketBroadcastTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final URI ANY_PORT = URI.create("ws://127.0.0.1:0/race");

    @Test
    void everybodyGetsWhatIsSentFromThenOnInOrder() throws Exception {
        try (WebSocketBroadcast broadcast = new WebSocketBroadcast(ANY_PORT, true)) {
            assertThat(broadcast.awaitClient(Duration.ofMillis(1))).isFalse();
            var first = new Listening();
            first.to(broadcast.address());
            assertThat(broadcast.awaitClient(DEADLINE)).isTrue();
            broadcast.send("{\"n\":0}".getBytes(UTF_8));
            assertThat(first.next()).isEqualTo("{\"n\":0}");

            var second = new Listening();
            second.to(broadcast.address());
            awaitJoined(broadcast, 2);
            for (int n = 1; n <= 200; n++) {
                broadcast.send(("{\"n\":" + n + "}").getBytes(UTF_8));
            }
            for (int n = 1; n <= 200; n++) {
                assertThat(first.next()).isEqualTo("{\"n\":" + n + "}");
                assertThat(second.next()).isEqualTo("{\"n\":" + n + "}");
            }
            assertThat(broadcast.dropped()).isZero();
        }
    }

    @Test
    void bytesGoAsBinaryMessagesAndTheEndIsTold() throws Exception {
        var client = new Listening();
        try (WebSocketBroadcast broadcast = new WebSocketBroadcast(ANY_PORT, false)) {
            client.to(broadcast.address());
            awaitJoined(broadcast, 1);
            broadcast.send(new byte[] {0, 1, (byte) 0xff});
            assertThat(client.next()).isEqualTo("binary 0001ff");
        }
        assertThat(client.next()).isEqualTo("closed 1001");
    }

    @Test
    void aClientThatDoesNotReadHoldsNobodyUp() throws Exception {
        try (WebSocketBroadcast broadcast = new WebSocketBroadcast(ANY_PORT, true)) {
            var reading = new Listening();
            reading.to(broadcast.address());
            var deaf = new Listening();
            deaf.asksForNothing = true;
            deaf.to(broadcast.address());
            awaitJoined(broadcast, 2);
            byte[] large = "x".repeat(200_000).getBytes(UTF_8);
            for (int n = 0; n < 400; n++) {
                broadcast.send(large);
                assertThat(reading.next()).hasSize(large.length);
            }
            assertThat(broadcast.dropped()).isPositive();
        }
    }

    @Test
    void anotherPathIsToldWhereItIs() throws Exception {
        try (WebSocketBroadcast broadcast = new WebSocketBroadcast(ANY_PORT, true)) {
            URI other = URI.create(
                    broadcast.address().toString().replace("ws:", "http:").replace("/race", "/other"));
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(other).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("Records are sent over a WebSocket at /race\n");
        }
    }

    @Test
    void whatCannotBeServedIsRefused() throws Exception {
        assertThatThrownBy(() -> new WebSocketBroadcast(URI.create("ws://127.0.0.1/race"), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ws://127.0.0.1:8765/race");
        try (WebSocketBroadcast broadcast = new WebSocketBroadcast(ANY_PORT, true)) {
            assertThatThrownBy(() -> new WebSocketBroadcast(broadcast.address(), true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nothing can listen at 127.0.0.1:"
                            + broadcast.address().getPort());
        }
    }

    private static void awaitJoined(WebSocketBroadcast broadcast, long clients) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (broadcast.joined() < clients) {
            assertThat(System.nanoTime()).as("waited for %d clients", clients).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** A client as a datasource is one. */
    private static final class Listening implements WebSocket.Listener {
        private final BlockingQueue<String> got = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();
        private boolean asksForNothing;

        void to(URI address) {
            var unused = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address, this)
                    .join();
        }

        String next() throws InterruptedException {
            String message = got.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(message).as("a message within %s", DEADLINE).isNotNull();
            return message;
        }

        @Override
        public void onOpen(WebSocket socket) {
            if (!asksForNothing) {
                socket.request(Long.MAX_VALUE);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                got.add(partial.toString());
                partial.setLength(0);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            got.add("binary " + java.util.HexFormat.of().formatHex(bytes));
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            got.add("closed " + code);
            return null;
        }
    }
}
