package dev.frameproof.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Says what a recorded Grafana said, each time after the client has said what the recorded client did. */
final class RecordedBehaviour implements TestingLiveServer.Behaviour {

    private final Deque<JsonNode> steps;
    private final Deque<JsonNode> expected = new ArrayDeque<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    RecordedBehaviour(List<JsonNode> steps) {
        this.steps = new ArrayDeque<>(steps);
    }

    /** @return done when everything was said; fails when the client said something else than the recorded one */
    CompletableFuture<Void> finished() {
        return finished;
    }

    @Override
    public Optional<TestingLiveServer.Refusal> refusal() {
        return steps.stream()
                .filter(step -> step.path("dir").asText().equals("refused"))
                .map(step -> new TestingLiveServer.Refusal(
                        step.path("status").asInt(), step.path("body").asText()))
                .findFirst();
    }

    @Override
    public void opened(TestingLiveServer.Peer peer) {
        play(peer);
    }

    @Override
    public void received(TestingLiveServer.Peer peer, String message) {
        try {
            JsonNode said = new ObjectMapper().readTree(message);
            if (!said.equals(expected.poll())) {
                finished.completeExceptionally(new AssertionError("the recorded client did not say " + message));
            }
        } catch (IOException e) {
            finished.completeExceptionally(e);
        }
        play(peer);
    }

    private void play(TestingLiveServer.Peer peer) {
        while (expected.isEmpty() && !steps.isEmpty()) {
            JsonNode step = steps.poll();
            switch (step.path("dir").asText()) {
                case "send" -> expected.addAll(objects(step));
                case "recv" -> peer.send(step.path("text").asText());
                case "closed" ->
                    peer.close(step.path("code").asInt(), step.path("reason").asText());
                default -> {}
            }
        }
        if (expected.isEmpty()) {
            finished.complete(null);
        }
    }

    private static List<JsonNode> objects(JsonNode step) {
        try {
            return Recording.objects(step);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
