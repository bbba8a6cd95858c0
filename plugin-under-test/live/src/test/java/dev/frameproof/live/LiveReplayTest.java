package dev.frameproof.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client against what real Grafanas said: it sends what the recorded client sent, and hears all of it. */
@Timeout(30)
final class LiveReplayTest {

    private static final int PARTS_OF_A_CHANNEL = 4;

    private final LiveClient client = new LiveClient(1);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Map<Integer, CompletableFuture<Void>> replies = new HashMap<>();
    private int lastId = 1;

    @AfterEach
    void close() {
        client.close();
    }

    static Stream<Recording> conversations() throws IOException {
        return recordings(List.of(
                "absent-topic",
                "datasource-deleted",
                "datasource-saved",
                "denied-empty-topic",
                "no-origin",
                "ping",
                "stream",
                "subscribe-twice",
                "token",
                "two-channels",
                "unknown-datasource",
                "unsubscribe-unknown",
                "wrong-namespace"));
    }

    static Stream<Recording> refusals() throws IOException {
        return recordings(List.of("no-auth", "wrong-auth", "wrong-origin"));
    }

    static Stream<Recording> channels() throws IOException {
        return recordings(List.of("channel-length", "invalid-channel"));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void conversationIsTheRecordedOne(Recording recording) throws Exception {
        List<JsonNode> steps = sayable(recording);
        RecordedBehaviour behaviour = new RecordedBehaviour(steps);
        try (TestingLiveServer server = new TestingLiveServer(() -> behaviour);
                LiveConnection connection =
                        client.connect(server.address(), new LiveAuth.None()).get(10, TimeUnit.SECONDS)) {
            for (JsonNode step : steps) {
                for (JsonNode object : Recording.objects(step)) {
                    switch (step.path("dir").asText()) {
                        case "send" -> say(connection, object);
                        case "recv" -> hear(object);
                        default -> {}
                    }
                }
            }
            behaviour.finished().get(10, TimeUnit.SECONDS);
            assertThat(heard).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusalCarriesStatusAndGrafanasMessage(Recording recording) throws Exception {
        JsonNode refused = recording.steps().get(0);
        String body = refused.path("body").asText();
        String message = body.startsWith("{")
                ? new ObjectMapper().readTree(body).path("message").asText()
                : body.strip();
        try (TestingLiveServer server = new TestingLiveServer(() -> new RecordedBehaviour(recording.steps()))) {
            assertThatThrownBy(() -> client.connect(server.address(), new LiveAuth.Basic("admin", "geheim"))
                            .get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(LiveException.Refused.class, refusal -> assertThat(refusal.status())
                            .isEqualTo(refused.path("status").asInt()))
                    .hasMessageEndingWith(message)
                    .hasMessageNotContaining("geheim");
        }
        assertThat(client.connections()).isZero();
    }

    @ParameterizedTest
    @MethodSource("channels")
    void channelThatGrafanaRefusedIsRefusedBeforeItIsSent(Recording recording) throws Exception {
        Map<Integer, String> asked = new HashMap<>();
        int judged = 0;
        for (JsonNode step : recording.steps()) {
            for (JsonNode object : Recording.objects(step)) {
                int id = object.path("id").asInt();
                if (object.has("subscribe") && step.path("dir").asText().equals("send")) {
                    asked.put(id, object.path("subscribe").path("channel").asText());
                } else if (asked.containsKey(id)) {
                    boolean taken = !object.has("error");
                    assertThat(isPossible(asked.get(id))).as(asked.get(id)).isEqualTo(taken);
                    judged++;
                }
            }
        }
        assertThat(judged).isGreaterThan(1);
    }

    private void say(LiveConnection connection, JsonNode command) {
        if (command.has("subscribe")) {
            JsonNode body = command.path("subscribe");
            String name = body.path("channel").asText();
            replies.put(
                    ++lastId,
                    connection.subscribe(
                            channel(name),
                            body.path("data").toString(),
                            (bytes, from, to, arrivedNanos) -> heard.add(
                                    name + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8))));
        } else if (command.has("unsubscribe")) {
            replies.put(
                    ++lastId,
                    connection.unsubscribe(
                            channel(command.path("unsubscribe").path("channel").asText())));
        }
    }

    private void hear(JsonNode object) throws Exception {
        if (object.has("push")) {
            JsonNode push = object.path("push");
            String data = push.path("pub").path("data").toString();
            assertThat(heard.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(push.path("channel").asText() + " " + data);
        } else if (object.path("id").asInt() > 1) {
            CompletableFuture<Void> reply = replies.get(object.path("id").asInt());
            if (object.has("error")) {
                JsonNode error = object.path("error");
                assertThatThrownBy(() -> reply.get(10, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isInstanceOfSatisfying(LiveException.Failed.class, failed -> assertThat(failed.code())
                                .isEqualTo(error.path("code").asInt()))
                        .hasMessageEndingWith(error.path("message").asText());
            } else {
                reply.get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** Without what happened outside. A channel without namespace cannot be said with a {@link ChannelId}: the conversation ends before it. */
    private static List<JsonNode> sayable(Recording recording) {
        List<JsonNode> steps = new ArrayList<>();
        for (JsonNode step : recording.steps()) {
            if (step.path("text").asText().contains("\"channel\":\"ds/")) {
                break;
            }
            if (!step.path("dir").asText().equals("event")) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static ChannelId channel(String name) {
        String[] parts = name.split("/", PARTS_OF_A_CHANNEL);
        return new ChannelId(parts[0], parts[1], parts[2], parts[3]);
    }

    private static boolean isPossible(String name) {
        try {
            return name.split("/", PARTS_OF_A_CHANNEL).length == PARTS_OF_A_CHANNEL && channel(name) != null;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static Stream<Recording> recordings(List<String> scenarios) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        for (String grafana : Recording.GRAFANAS) {
            for (String scenario : scenarios) {
                recordings.add(Recording.of(grafana, scenario));
            }
        }
        return recordings.stream();
    }
}
