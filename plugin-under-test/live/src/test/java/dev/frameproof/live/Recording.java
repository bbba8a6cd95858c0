package dev.frameproof.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a real Grafana and a client said to each other over one socket.
 *
 * @param steps {@code dir} is open, send, recv, event, closed or refused; the rest as the recordings have it
 */
record Recording(String name, List<JsonNode> steps) {

    static final List<String> GRAFANAS = List.of("10.1.2", "12.4.0");

    static Recording of(String grafana, String scenario) throws IOException {
        String file = "/recordings/grafana-%s/live-%s.jsonl".formatted(grafana, scenario);
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> steps = new ArrayList<>();
        try (InputStream in = Recording.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                JsonNode step = mapper.readTree(line);
                if (step.has("dir")) {
                    steps.add(step);
                }
            }
        }
        return new Recording(grafana + " " + scenario, List.copyOf(steps));
    }

    /** @return the objects of a message, one a line */
    static List<JsonNode> objects(JsonNode step) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : step.path("text").asText().lines().toList()) {
            objects.add(new ObjectMapper().readTree(line));
        }
        return objects;
    }

    @Override
    public String toString() {
        return name;
    }
}
