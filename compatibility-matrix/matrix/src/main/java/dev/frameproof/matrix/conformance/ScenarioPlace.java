package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one scenario stands on in a target: a datasource and a topic of its own. What was recorded with {@code latest} is
 * played with {@code earliest}, so that nothing hangs on how fast a consumer is ready.
 */
final class ScenarioPlace {
    private static final String RECORDED_UID = "kafka-uid";

    private final Scenario scenario;
    private final Side side;
    private final String uid;
    private final SideApi api;
    private final ScenarioTopics topics;
    private String topic = "";
    private Map<String, String> headers = Map.of();

    private ScenarioPlace(Scenario scenario, Side side, int number, ScenarioTopics topics) {
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
     * Makes it. One after the other: Grafana's own database does not take many writers at once.
     *
     * @param number a different one for each scenario that is played against a target at the same time
     * @throws dev.frameproof.host.TargetException when the target refuses
     */
    static ScenarioPlace make(Scenario scenario, Side side, int number, ScenarioTopics topics)
            throws InterruptedException {
        var place = new ScenarioPlace(scenario, side, number, topics);
        place.make();
        return place;
    }

    private void make() throws InterruptedException {
        topic = topics.make("frameproof-" + scenario.name());
        JsonNode unused = api.must("POST", "/api/datasources", datasource("\"healthcheckTimeout\":2000"));
        fillBefore();
        headers = makeHeaders();
    }

    /** @return where Live is */
    URI live() {
        return URI.create(side.url().toString().replaceFirst("^http", "ws") + "/api/live/ws");
    }

    /** @return those of the upgrade */
    Map<String, String> headers() {
        return headers;
    }

    /** Lets happen what happens outside the socket. */
    void happen(Step step) throws InterruptedException {
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

    /** @return with what the channels of its datasource begin */
    String channels() {
        return side.namespace() + "/ds/" + uid + "/";
    }

    /** @return a recorded message as it is sent here */
    String here(String text) {
        return text.replace(RECORDED_UID, uid).replace("TOPIC", topic).replace("\"latest\"", "\"earliest\"");
    }

    private String datasource(String setting) {
        return """
                {"name":"%s","uid":"%s","type":"%s","access":"proxy",\
                "jsonData":{"bootstrapServers":"%s","securityProtocol":"PLAINTEXT",%s}}""".formatted(uid, uid, side.plugin(), side.bootstrapServers(), setting);
    }

    private Map<String, String> makeHeaders() throws InterruptedException {
        Map<String, String> made = new LinkedHashMap<>();
        if (scenario.origin() != null) {
            made.put(
                    "Origin",
                    scenario.origin().replace("http://HOST", side.url().toString()));
        }
        if (scenario.authorization()) {
            made.put("Authorization", authorization());
        }
        return made;
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
