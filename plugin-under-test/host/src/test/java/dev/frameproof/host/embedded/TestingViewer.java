package dev.frameproof.host.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;

/** A connected Live client. */
public final class TestingViewer implements Closeable {
    private final TestingSocket socket;
    private long lastId;

    public TestingViewer(String url) throws IOException {
        socket = new TestingSocket(url, "/api/live/ws", TestingApi.asAdmin());
        send("\"connect\":{\"name\":\"js\"}");
        assertThat(text()).contains("\"connect\":{\"client\":");
    }

    public TestingSocket socket() {
        return socket;
    }

    /** @param body what stands beside the id, for example {@code "rpc":{}} */
    public long send(String body) throws IOException {
        socket.send("{%s,\"id\":%d}".formatted(body, ++lastId));
        return lastId;
    }

    public void subscribe(String channel) throws IOException {
        long id = send("\"subscribe\":{\"channel\":\"%s\",\"data\":{\"topicName\":\"t\"}}".formatted(channel));
        assertThat(text()).isEqualTo("{\"id\":%d,\"subscribe\":{}}".formatted(id));
    }

    public void unsubscribe(String channel) throws IOException {
        long id = send("\"unsubscribe\":{\"channel\":\"%s\"}".formatted(channel));
        assertThat(text()).isEqualTo("{\"id\":%d,\"unsubscribe\":{}}".formatted(id));
    }

    /** @return the next message that is no ping; pings are answered */
    public String text() throws IOException {
        while (true) {
            TestingSocket.Received received = socket.receive();
            assertThat(received.closeCode()).as("closed instead: %s", received).isZero();
            if (!received.text().equals("{}")) {
                return received.text();
            }
            socket.send("{}");
        }
    }

    /** All that the server sent before it answers this has then arrived: nothing may have. */
    public void expectSilence() throws IOException {
        long id = send("\"rpc\":{\"method\":\"fence\"}");
        assertThat(text()).startsWith("{\"id\":%d,\"error\":{\"code\":104".formatted(id));
    }

    public TestingSocket.Received closed() throws IOException {
        return socket.receive();
    }

    public static String push(String channel, String data) {
        return "{\"push\":{\"channel\":\"%s\",\"pub\":{\"data\":%s}}}".formatted(channel, data);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
