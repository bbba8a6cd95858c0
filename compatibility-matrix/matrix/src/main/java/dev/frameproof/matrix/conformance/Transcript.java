package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was answered in a scenario, step by step. */
final class Transcript {
    /** Under which what nobody expected any more stands, at the end. */
    static final String MORE = "the end";

    private static final int SHOWN = 90;

    private final List<Entry> entries = new ArrayList<>();
    private String after = "the upgrade";

    /** The client did this; what comes next answers it. */
    void did(String what) {
        after = what.length() <= SHOWN ? what : what.substring(0, SHOWN) + "…";
    }

    void add(JsonNode seen) {
        entries.add(new Entry(after, seen));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** @return the commands of a message in a few words */
    static String words(String text) {
        List<String> words = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            JsonNode command = SideApi.read(line);
            String shown = line;
            for (Map.Entry<String, JsonNode> member : command.properties()) {
                if (member.getValue().isObject()) {
                    shown = (member.getKey() + " "
                                    + member.getValue().path("channel").asText())
                            .strip();
                }
            }
            words.add(shown);
        }
        return String.join(", ", words);
    }

    static ObjectNode closed(int code, String reason, double afterSeconds) {
        return SideApi.JSON
                .createObjectNode()
                .put("closed", code)
                .put("reason", reason)
                .put("afterSeconds", Math.round(afterSeconds));
    }

    /** @return what a recording holds, as if it had been played */
    static List<Entry> recorded(Scenario scenario, String channelPrefix) {
        var transcript = new Transcript();
        var memory = new Seen.Memory();
        boolean open = false;
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Opened opened) {
                open = true;
                transcript.add(SideApi.JSON
                        .createObjectNode()
                        .put("opened", true)
                        .put(
                                "subprotocol",
                                opened.recorded().path("subprotocol").asText("")));
            } else if (step instanceof Step.Refused refused) {
                ObjectNode answer = SideApi.JSON
                        .createObjectNode()
                        .put("refused", refused.recorded().path("status").asInt());
                answer.set("body", SideApi.read(refused.recorded().path("body").asText()));
                transcript.add(answer);
            } else if (step instanceof Step.Send send) {
                transcript.did(words(send.text()));
            } else if (step instanceof Step.Receive receive) {
                var seen = new Seen(channelPrefix, memory);
                receive.replies().forEach(seen::add);
                transcript.add(seen.json());
            } else if (step instanceof Step.Closed closed) {
                open = false;
                transcript.add(closed(closed.code(), closed.reason(), closed.afterSeconds()));
            } else {
                transcript.did(words(step));
            }
        }
        if (open) {
            transcript.did(MORE);
            transcript.add(new Seen(channelPrefix, memory).json());
        }
        return transcript.entries();
    }

    /** @return what happens outside the socket, in a few words */
    static String words(Step event) {
        if (event instanceof Step.Produce produce) {
            return "%d records produced to partition %d".formatted(produce.count(), produce.partition());
        }
        return event instanceof Step.SaveDatasource ? "the datasource was saved" : "the datasource was deleted";
    }
}
