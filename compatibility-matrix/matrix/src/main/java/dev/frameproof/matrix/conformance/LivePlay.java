package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays one scenario against a target in real time. */
final class LivePlay {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PING = Duration.ofSeconds(40);
    private static final Duration QUIET = Duration.ofMillis(600);
    private static final String FENCE = "{\"rpc\":{\"method\":\"fence\"},\"id\":4000000000}";
    private static final long FENCE_ID = 4_000_000_000L;

    private final Scenario scenario;
    private final ScenarioPlace place;
    private final Transcript transcript = new Transcript();
    private final Seen.Memory memory = new Seen.Memory();
    private SideSocket socket;
    private long openedNanos;
    private boolean connected;

    /** @param place which is made already */
    LivePlay(Scenario scenario, ScenarioPlace place) {
        this.scenario = scenario;
        this.place = place;
    }

    List<Entry> play() throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (SideSocket opened = SideSocket.open(client, place.live(), place.headers())) {
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
            socket.send(place.here(send.text()));
        } else if (step instanceof Step.Receive receive) {
            transcript.add(receive(receive).json());
        } else if (step instanceof Step.Closed) {
            awaitClose();
        } else {
            transcript.did(Transcript.words(step));
            place.happen(step);
        }
    }

    private Seen receive(Step.Receive expected) throws InterruptedException {
        var target = new Seen("-", new Seen.Memory());
        expected.replies().forEach(target::add);
        var seen = new Seen(place.channels(), memory);
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
        var seen = new Seen(place.channels(), memory);
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
}
