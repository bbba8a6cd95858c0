package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One recorded conversation over Live.
 *
 * @param name for example {@code live-stream}
 * @param about what it shows, in a few words; may be empty
 * @param authorization whether the client said who it is
 * @param origin the {@code Origin} header, in which {@code http://HOST} stands for the server; null for none
 * @param steps in their order
 */
record Scenario(String name, String about, boolean authorization, String origin, List<Step> steps) {
    /** In the order in which they are shown. */
    static final List<String> NAMES = List.of(
            "live-stream",
            "live-two-channels",
            "live-token",
            "live-ping",
            "live-publish",
            "live-rpc-presence-history",
            "live-datasource-saved",
            "live-datasource-deleted",
            "live-absent-topic",
            "live-unknown-datasource",
            "live-denied-empty-topic",
            "live-no-data",
            "live-invalid-channel",
            "live-channel-length",
            "live-wrong-namespace",
            "live-subscribe-twice",
            "live-subscribe-before-connect",
            "live-unsubscribe-unknown",
            "live-connect-twice",
            "live-no-connect",
            "live-garbage",
            "live-old-protocol",
            "live-no-auth",
            "live-wrong-auth",
            "live-no-origin",
            "live-wrong-origin");

    /** The one in which the server's pings are what is looked at; elsewhere they come at any time. */
    static final String PINGS = "live-ping";

    /** Those in which the plugin's own refusal is what is looked at. */
    static final List<String> OF_THE_PLUGIN = List.of("live-denied-empty-topic", "live-no-data");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PRODUCED =
            Pattern.compile("(\\d+) records produced to partition (\\d+), v from ([0-9.]+)");

    Scenario {
        steps = List.copyOf(steps);
    }

    /** @return the names of all, that of the HTTP requests first */
    static List<String> all() {
        return Stream.concat(Stream.of(HttpPlay.NAME), NAMES.stream()).toList();
    }

    /** @param version of the Grafana that was recorded: {@code 12.4.0} or {@code 10.1.2} */
    static Scenario recorded(String version, String name) {
        List<JsonNode> lines = lines(version, name);
        JsonNode about = lines.get(0);
        return new Scenario(
                name,
                about.path("note").asText(),
                about.at("/headers/Authorization").isTextual(),
                about.at("/headers/Origin").textValue(),
                steps(lines.subList(1, lines.size()), name.equals(PINGS)));
    }

    /** @return the lines of a recording; see {@link #recorded} */
    static List<JsonNode> lines(String version, String name) {
        String file = "/dev/frameproof/host/recordings/grafana-%s/%s.jsonl".formatted(version, name);
        try (InputStream in = Scenario.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no recording " + file);
            }
            List<JsonNode> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Step> steps(List<JsonNode> lines, boolean pings) {
        List<Step> steps = new ArrayList<>();
        List<JsonNode> replies = new ArrayList<>();
        for (JsonNode line : lines) {
            String text = line.path("text").asText();
            String direction = line.get("dir").asText();
            if (text.equals("{}") && !pings) {
                continue;
            }
            if (direction.equals("recv")) {
                for (String reply : text.split("\n", -1)) {
                    replies.add(read(reply));
                }
                continue;
            }
            add(steps, replies);
            steps.add(
                    switch (direction) {
                        case "open" -> new Step.Opened(line);
                        case "refused" -> new Step.Refused(line);
                        case "send" -> new Step.Send(text);
                        case "closed" ->
                            new Step.Closed(
                                    line.get("code").asInt(),
                                    line.get("reason").asText(),
                                    line.get("t").asDouble());
                        case "event" -> event(text);
                        default -> throw new IllegalArgumentException("unknown direction in " + line);
                    });
        }
        add(steps, replies);
        return steps;
    }

    private static void add(List<Step> steps, List<JsonNode> replies) {
        if (!replies.isEmpty()) {
            steps.add(new Step.Receive(replies));
            replies.clear();
        }
    }

    private static Step event(String text) {
        if (text.contains("saved")) {
            return new Step.SaveDatasource();
        }
        if (text.contains("deleted")) {
            return new Step.DeleteDatasource();
        }
        Matcher produced = PRODUCED.matcher(text);
        if (!produced.matches()) {
            throw new IllegalArgumentException("unknown event: " + text);
        }
        return new Step.Produce(
                Integer.parseInt(produced.group(1)),
                Integer.parseInt(produced.group(2)),
                Double.parseDouble(produced.group(3)));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new IllegalArgumentException("not JSON: " + json, broken);
        }
    }
}
