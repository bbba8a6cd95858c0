package dev.frameproof.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.HttpAnswer;
import java.util.List;
import java.util.Optional;

/** Plays recorded frames: a subscription to a topic brings all frames of its recording, then nothing more. */
public final class RecordedSource implements LiveSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UID = "frameproof";
    private static final int NOT_FOUND = 404;

    private final List<StreamFrames> streams;

    /** @param streams at least one, of different topics */
    public RecordedSource(List<StreamFrames> streams) {
        this.streams = List.copyOf(streams);
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("there is no stream to play");
        }
    }

    /** @return what is played */
    public List<StreamFrames> streams() {
        return streams;
    }

    @Override
    public String datasourceUid() {
        return UID;
    }

    @Override
    public List<TopicQuery> topics() {
        return streams.stream()
                .map(stream -> new TopicQuery(stream.topic(), stream.queryJson()))
                .toList();
    }

    @Override
    public boolean isFinite() {
        return true;
    }

    @Override
    public AutoCloseable open(String channel, String queryJson, LiveSink sink) throws LiveRefusedException {
        Channels.parse("default", channel);
        String topic = topicOf(queryJson);
        find(topic).ifPresent(stream -> stream.frames().forEach(sink::push));
        return () -> {};
    }

    private static String topicOf(String queryJson) throws LiveRefusedException {
        try {
            return JSON.readTree(queryJson).path("topicName").asText();
        } catch (JsonProcessingException e) {
            throw new LiveRefusedException("the subscription's data is no JSON", e);
        }
    }

    private Optional<StreamFrames> find(String topic) {
        return streams.stream().filter(stream -> stream.topic().equals(topic)).findFirst();
    }

    /** Answers what the recording knows: topics, and one partition each. */
    @Override
    public HttpAnswer resource(String method, String path, String body) {
        ObjectNode answer = JSON.createObjectNode();
        if (path.startsWith("topics")) {
            var names = answer.putArray("topics");
            streams.forEach(stream -> names.add(stream.topic()));
        } else if (path.startsWith("partitions")) {
            answer.putArray("partitions").add(0);
        } else if (path.startsWith("validate-")) {
            answer.put("status", "ok").put("message", "not looked at: frames are played from a recording");
        } else {
            return new HttpAnswer(NOT_FOUND, "{\"error\":\"Not found\"}");
        }
        return new HttpAnswer(200, answer.toString());
    }

    @Override
    public HttpAnswer health() {
        return new HttpAnswer(NOT_FOUND, "{\"message\":\"frames are played from a recording\"}");
    }

    @Override
    public void close() {}
}
