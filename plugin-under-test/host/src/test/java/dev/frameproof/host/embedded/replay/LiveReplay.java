package dev.frameproof.host.embedded.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.JsonDifference;
import dev.frameproof.host.embedded.EmbeddedServer;
import dev.frameproof.host.embedded.EmbeddedServerConfig;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.TestingApi;
import dev.frameproof.host.embedded.TestingBackend;
import dev.frameproof.host.embedded.TestingPlugins;
import dev.frameproof.host.embedded.TestingScheduler;
import dev.frameproof.host.embedded.TestingServer;
import dev.frameproof.host.embedded.TestingSocket;
import dev.frameproof.host.embedded.TestingStream;
import dev.frameproof.protocol.host.StreamEnd;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays one Live recording against a fresh embedded server: what the client sent is sent, what happened outside is made
 * to happen, and what comes back must be what was recorded; the client's id aside. Time stands still but for pings and
 * timeouts that the recording shows.
 */
final class LiveReplay {
    private static final Duration STREAM_STARTS = Duration.ofSeconds(5);
    private static final String FENCE = "{\"rpc\":{\"method\":\"fence\"},\"id\":4000000000}";

    private final Recording recording;
    private final TestingScheduler time = new TestingScheduler();
    private final TestingBackend backend = new TestingBackend();
    private final Deque<JsonNode> received = new ArrayDeque<>();
    private EmbeddedServer server;
    private TestingApi api;
    private TestingSocket socket;
    private int burst;
    private boolean connected;

    LiveReplay(Recording recording) {
        this.recording = recording;
    }

    /** @throws AssertionError naming the line, if anything differs */
    void play() throws IOException, InterruptedException {
        backend.subscribe = request -> request.getData().toStringUtf8().contains("topicName")
                ? SubscribeStreamResponse.getDefaultInstance()
                : null;
        backend.onRun = this::run;
        server = EmbeddedServer.start(
                EmbeddedServerConfig.of(GrafanaProfile.of(recording.version()), TestingApi.PASSWORD),
                List.of(TestingPlugins.kafka(backend)),
                time);
        try {
            api = new TestingApi(server.url());
            api.addKafka("{\"bootstrapServers\":\"localhost:9092\"}", "{}");
            socket = new TestingSocket(
                    server.url(), "/api/live/ws", headers(recording.lines().get(0)));
            playLines();
        } finally {
            if (socket != null) {
                socket.close();
            }
            server.close();
        }
    }

    private void playLines() throws IOException, InterruptedException {
        List<JsonNode> lines = recording.lines();
        for (int i = 1; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            try {
                switch (line.get("dir").asText()) {
                    case "open" -> opened(line);
                    case "send" -> send(line.get("text").asText());
                    case "event" -> happen(line.get("text").asText(), pushFollows(i));
                    case "recv" -> i = receive(i);
                    case "closed" -> closed(line);
                    case "refused" -> refused(line);
                    default -> fail("unknown direction " + line);
                }
            } catch (AssertionError | IOException e) {
                throw new AssertionError("%s, line %d: %s".formatted(recording, i + 1, e.getMessage()), e);
            }
        }
        if (connected) {
            fence();
            assertThat(received).as("%s: more than was recorded", recording).isEmpty();
        }
    }

    private void opened(JsonNode line) {
        assertThat(socket.status()).isEqualTo(101);
        assertThat(socket.header("sec-websocket-protocol"))
                .isEqualTo(line.get("subprotocol").textValue());
        assertThat(socket.header("upgrade"))
                .isEqualTo(line.at("/responseHeaders/Upgrade").asText());
    }

    private void send(String text) throws IOException {
        socket.send(text);
        burst += text.equals("{}") ? 0 : text.split("\n", -1).length;
        connected |= text.contains("\"connect\"");
    }

    /** Takes all replies that were recorded in a row. */
    private int receive(int first) throws IOException, InterruptedException {
        List<JsonNode> expected = new ArrayList<>();
        int last = first;
        for (int i = first; i < recording.lines().size(); i++) {
            JsonNode line = recording.lines().get(i);
            if (!line.get("dir").asText().equals("recv")) {
                break;
            }
            for (String reply : line.get("text").asText().split("\n", -1)) {
                expected.add(TestingApi.JSON.readTree(reply));
            }
            last = i;
        }
        boolean anyOrder = burst > 1;
        burst = 0;
        List<JsonNode> open = new ArrayList<>(expected);
        for (JsonNode message : expected) {
            if (message.isEmpty()) {
                awaitPing();
            } else if (message.has("push")) {
                emit(message);
            }
            JsonNode got = next();
            JsonNode recorded = anyOrder
                    ? open.stream()
                            .filter(one -> one.path("id").equals(got.path("id")))
                            .findFirst()
                            .orElse(open.get(0))
                    : open.get(0);
            assertThat(new JsonDifference("recorded", "got").between(comparable(recorded), comparable(got)))
                    .as("differences in %s", got)
                    .isEmpty();
            open.remove(recorded);
        }
        return last;
    }

    private void closed(JsonNode line) throws IOException, InterruptedException {
        if (burst == 0) {
            time.awaitTask();
        }
        time.advance(Duration.ofMillis(Math.round(line.get("t").asDouble() * 1000)));
        TestingSocket.Received close = socket.receive();
        assertThat(close.closeCode())
                .as("close code")
                .isEqualTo(line.get("code").asInt());
        assertThat(close.reason())
                .as("close reason")
                .isEqualTo(line.get("reason").asText());
        connected = false;
    }

    private void refused(JsonNode line) {
        assertThat(socket.status()).as("status").isEqualTo(line.get("status").asInt());
        assertThat(socket.body()).as("body").isEqualTo(line.get("body").asText());
        connected = false;
    }

    private void happen(String event, boolean pushFollows) throws IOException, InterruptedException {
        if (event.contains("saved")) {
            awaitStream();
            api.call("PUT", "/api/datasources/uid/kafka-uid", """
                    {"name":"kafka-live","type":"%s","access":"proxy","jsonData":{"clientId":"another"}}
                    """.formatted(TestingPlugins.KAFKA_ID));
            RunStreamRequest last =
                    backend.streams.get(backend.streams.size() - 1).request();
            assertThat(last.getPluginContext()
                            .getDataSourceInstanceSettings()
                            .getJsonData()
                            .toStringUtf8())
                    .isEqualTo("{\"clientId\":\"another\"}");
        } else if (event.contains("deleted")) {
            awaitStream();
            api.call("DELETE", "/api/datasources/uid/kafka-uid", null);
            assertThat(backend.streams).noneMatch(TestingStream::isRunning);
        } else {
            assertThat(event).contains("produced");
            if (!pushFollows) {
                // Nobody may see this one.
                backend.streams.forEach(stream -> stream.send("{\"data\":{\"values\":[[0]]}}"));
            }
        }
    }

    private boolean pushFollows(int event) {
        List<JsonNode> lines = recording.lines();
        for (int i = event + 1; i < lines.size(); i++) {
            if (!lines.get(i).get("dir").asText().equals("event")) {
                return lines.get(i).path("text").asText().contains("\"push\"");
            }
        }
        return false;
    }

    /** Lets the plugin's stream send what was recorded. */
    private void emit(JsonNode message) {
        String channel = message.at("/push/channel").asText();
        String path = channel.substring(channel.lastIndexOf('/') + 1);
        TestingServer.await("a stream for " + path, STREAM_STARTS, () -> !backend.running(path)
                .isEmpty());
        backend.running(path).get(0).send(message.at("/push/pub/data").toString());
    }

    /** A subscription is answered before its stream runs. */
    private void awaitStream() {
        TestingServer.await(
                "a stream", STREAM_STARTS, () -> backend.streams.stream().anyMatch(TestingStream::isRunning));
    }

    private void awaitPing() throws IOException {
        fence();
        while (received.stream().noneMatch(JsonNode::isEmpty)) {
            time.advanceToNext();
            fence();
        }
    }

    /** Everything that the server has sent before it answers this has then been received. */
    private void fence() throws IOException {
        socket.send(FENCE);
        JsonNode reply = read();
        while (reply.path("id").asLong() != 4_000_000_000L) {
            received.add(reply);
            reply = read();
        }
        assertThat(reply.at("/error/code").asInt()).isEqualTo(104);
    }

    private JsonNode next() throws IOException {
        return received.isEmpty() ? read() : received.poll();
    }

    private JsonNode read() throws IOException {
        TestingSocket.Received message = socket.receive();
        assertThat(message.closeCode()).as("closed instead: %s", message).isZero();
        String[] replies = message.text().split("\n", -1);
        for (int i = 1; i < replies.length; i++) {
            received.add(TestingApi.JSON.readTree(replies[i]));
        }
        return TestingApi.JSON.readTree(replies[0]);
    }

    private void run(TestingStream stream) {
        if (stream.request().getData().toStringUtf8().contains("absent-topic")) {
            stream.end(new StreamEnd.Failed(Status.Code.UNKNOWN, "topic not found"));
        }
    }

    private Map<String, String> headers(JsonNode about) throws IOException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (about.at("/headers/Origin").isTextual()) {
            headers.put("Origin", about.at("/headers/Origin").asText().replace("http://HOST", server.url()));
        }
        if (about.at("/headers/Authorization").isTextual()) {
            headers.put("Authorization", authorization());
        }
        return headers;
    }

    private String authorization() throws IOException, InterruptedException {
        return switch (recording.scenario()) {
            case "live-wrong-auth" -> TestingApi.basic("admin", "wrong");
            case "live-token" -> {
                long id = api.json("POST", "/api/serviceaccounts", "{\"name\":\"sa\",\"role\":\"Admin\"}")
                        .path("id")
                        .asLong();
                yield "Bearer "
                        + api.json("POST", "/api/serviceaccounts/" + id + "/tokens", "{\"name\":\"t\"}")
                                .path("key")
                                .asText();
            }
            default -> TestingApi.basic("admin", TestingApi.PASSWORD);
        };
    }

    private static JsonNode comparable(JsonNode message) {
        JsonNode copy = message.deepCopy();
        if (copy.path("connect") instanceof ObjectNode connect) {
            assertThat(connect.path("client").asText()).matches("[0-9a-f-]{36}");
            connect.put("client", "some client");
        }
        return copy;
    }
}
