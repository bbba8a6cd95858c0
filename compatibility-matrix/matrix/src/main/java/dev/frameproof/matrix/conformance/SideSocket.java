package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One connection to Live as it is: every message is handed on as it came. */
final class SideSocket implements WebSocket.Listener, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;
    private ObjectNode answer;

    /** What came from the server. */
    sealed interface Event {
        record Message(String text) implements Event {}

        /** @param code 1006 when the connection broke without a word */
        record Closed(int code, String reason) implements Event {}
    }

    private SideSocket() {}

    /** @param headers besides those of the upgrade itself */
    static SideSocket open(HttpClient client, URI url, Map<String, String> headers) {
        SideSocket one = new SideSocket();
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(CONNECT);
        headers.forEach(builder::header);
        ObjectNode answer = SideApi.JSON.createObjectNode();
        try {
            one.socket = builder.buildAsync(url, one).join();
            answer.put("opened", true).put("subprotocol", one.socket.getSubprotocol());
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof WebSocketHandshakeException refused)) {
                throw failed;
            }
            answer.put("refused", refused.getResponse().statusCode());
            answer.set("body", SideApi.read(String.valueOf(refused.getResponse().body())));
        }
        one.answer = answer;
        return one;
    }

    /** @return what came of the upgrade: opened with which subprotocol, or refused with which status and body */
    ObjectNode answer() {
        return answer;
    }

    boolean isOpen() {
        return socket != null && !socket.isInputClosed();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** @return empty when nothing came in time */
    Optional<Event> next(Duration within) throws InterruptedException {
        return Optional.ofNullable(events.poll(within.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            events.add(new Event.Message(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        events.add(new Event.Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        events.add(new Event.Closed(1006, ""));
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
