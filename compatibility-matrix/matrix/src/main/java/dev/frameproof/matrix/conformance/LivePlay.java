package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays one scenario against a target in real time, with a datasource and a topic of its own. What was recorded with
 * {@code latest} is played with {@code earliest}, so that nothing hangs on how fast a consumer is ready.
 */
final class LivePlay {
    private static final String RECORDED_UID = "kafka-uid";
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PING = Duration.ofSeconds(40);
    private static final Duration QUIET = Duration.ofMillis(600);
    private static final String FENCE = "{\"rpc\":{\"method\":\"fence\"},\"id\":4000000000}";
    private static final long FENCE_ID = 4_000_000_000L;

    private final Scenario scenario;
    private final Side side;
    private final String uid;
    private final SideApi api;
    private final ScenarioTopics topics;
    private final Transcript transcript = new Transcript();
    private final Seen.Memory memory = new Seen.Memory();
    private String topic = "";
    private Map<String, String> headers = Map.of();
    private SideSocket socket;
    private long openedNanos;
    private boolean connected;

    /** @param number a different one for each scenario that is played against a target at the same time */
    LivePlay(Scenario scenario, Side side, int number, ScenarioTopics topics) {
        this.scenario = scenario;
        this.side = side;
        this.topics = topics;
        this.uid = "kafka-%03d".formatted(number);
        this.api = new SideApi(side);
        if (uid.length() != RECORDED_UID.length()) {
            throw new IllegalArgumentException("lengths of channels would be others: " + uid);
        }
    }

    /**
     * Makes what it stands on. One after the other: Grafana's own database does not take many writers at once.
     *
     * @throws dev.frameproof.host.TargetException when the target refuses
     */
    LivePlay prepared() throws InterruptedException {
        topic = topics.make("frameproof-" + scenario.name());
        JsonNode unused = api.must("POST", "/api/datasources", datasource("\"healthcheckTimeout\":2000"));
        fillBefore();
        headers = headers();
        return this;
    }

    List<Entry> play() throws InterruptedException {
        URI live = URI.create(side.url().toString().replaceFirst("^http", "ws") + "/api/live/ws");
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (SideSocket opened = SideSocket.open(client, live, headers)) {
            socket = opened;
            openedNanos = System.nanoTime();
            transcript.add(socket.answer());
            for (Step step : scenario.steps()) {
                if (!(step instanceof Step.Opened) && !(step instanceof Step.Refused)) {
                    if (!socket.isOpen() && !(step instanceof Step.Closed)) {
                        break;
                    }
                    take(step);
                }
            }
            if (socket.isOpen()) {
                transcript.did(Transcript.MORE);
                transcript.add(more().json());
            }
        }
        return transcript.entries();
    }

    private void take(Step step) throws InterruptedException {
        if (step instanceof Step.Send send) {
            transcript.did(Transcript.words(send.text()));
            connected |= send.text().contains("\"connect\"");
            socket.send(here(send.text()));
        } else if (step instanceof Step.Receive receive) {
            transcript.add(receive(receive).json());
        } else if (step instanceof Step.Closed) {
            awaitClose();
        } else {
            transcript.did(Transcript.words(step));
            happen(step);
        }
    }

    private void happen(Step step) throws InterruptedException {
        if (step instanceof Step.Produce produce) {
            for (int i = 0; i < produce.count(); i++) {
                topics.produce(topic, produce.partition(), produce.firstValue() + i);
            }
        } else if (step instanceof Step.SaveDatasource) {
            JsonNode unused = api.must("PUT", "/api/datasources/uid/" + uid, datasource("\"clientId\":\"another\""));
        } else if (step instanceof Step.DeleteDatasource) {
            JsonNode unused = api.must("DELETE", "/api/datasources/uid/" + uid, "");
        }
    }

    /** The recorded topics were not empty where a stream begins with rows that nobody produced meanwhile. */
    private void fillBefore() throws InterruptedException {
        for (RecordedRows.Row row : RecordedRows.before(scenario.steps())) {
            topics.produce(topic, row.partition(), row.value());
        }
    }

    private Seen receive(Step.Receive expected) throws InterruptedException {
        var target = new Seen("-", new Seen.Memory());
        expected.replies().forEach(target::add);
        var seen = new Seen(channels(), memory);
        boolean pings = scenario.name().equals(Scenario.PINGS);
        long deadline = System.nanoTime() + (pings ? PING : ANSWER).toNanos();
        while (seen.replies() < target.replies() || seen.rows() < target.rows()) {
            Optional<SideSocket.Event> event = socket.next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (event.isEmpty() || !add(event.get(), seen, pings)) {
                break;
            }
        }
        return seen;
    }

    /** @return whether more can come */
    private boolean add(SideSocket.Event event, Seen seen, boolean pings) {
        if (event instanceof SideSocket.Event.Closed closed) {
            seen.addClosed(closed.code(), closed.reason());
            return false;
        }
        for (String line : ((SideSocket.Event.Message) event).text().split("\n", -1)) {
            JsonNode message = SideApi.read(line);
            if (message.isEmpty() && !pings) {
                socket.send("{}");
            } else if (message.path("id").asLong() != FENCE_ID) {
                seen.add(message);
            }
        }
        return true;
    }

    /** What still comes when nothing more is due. */
    private Seen more() throws InterruptedException {
        var seen = new Seen(channels(), memory);
        if (connected) {
            socket.send(FENCE);
        }
        Optional<SideSocket.Event> event = socket.next(QUIET);
        while (event.isPresent() && add(event.get(), seen, false)) {
            event = socket.next(QUIET);
        }
        return seen;
    }

    private void awaitClose() throws InterruptedException {
        Optional<SideSocket.Event> event = socket.next(PING);
        while (event.isPresent() && !(event.get() instanceof SideSocket.Event.Closed)) {
            event = socket.next(PING);
        }
        if (event.isPresent() && event.get() instanceof SideSocket.Event.Closed closed) {
            double afterSeconds = (System.nanoTime() - openedNanos) / 1e9;
            transcript.add(Transcript.closed(closed.code(), closed.reason(), afterSeconds));
        } else {
            transcript.add(SideApi.JSON.createObjectNode().put("closed", false));
        }
    }

    private String channels() {
        return side.namespace() + "/ds/" + uid + "/";
    }

    private String here(String text) {
        return text.replace(RECORDED_UID, uid).replace("TOPIC", topic).replace("\"latest\"", "\"earliest\"");
    }

    private String datasource(String setting) {
        return """
                {"name":"%s","uid":"%s","type":"%s","access":"proxy",\
                "jsonData":{"bootstrapServers":"%s","securityProtocol":"PLAINTEXT",%s}}""".formatted(uid, uid, side.plugin(), side.bootstrapServers(), setting);
    }

    private Map<String, String> headers() throws InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (scenario.origin() != null) {
            headers.put(
                    "Origin",
                    scenario.origin().replace("http://HOST", side.url().toString()));
        }
        if (scenario.authorization()) {
            headers.put("Authorization", authorization());
        }
        return headers;
    }

    private String authorization() throws InterruptedException {
        return switch (scenario.name()) {
            case "live-wrong-auth" -> SideApi.wrongAuthorization();
            case "live-token" -> {
                long id = api.must("POST", "/api/serviceaccounts", "{\"name\":\"live\",\"role\":\"Admin\"}")
                        .path("id")
                        .asLong();
                yield "Bearer "
                        + api.must("POST", "/api/serviceaccounts/" + id + "/tokens", "{\"name\":\"live\"}")
                                .path("key")
                                .asText();
            }
            default -> side.authorization();
        };
    }
}
