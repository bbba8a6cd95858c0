package dev.frameproof.host.embedded.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.frameproof.host.JsonDifference;
import dev.frameproof.host.embedded.EmbeddedServer;
import dev.frameproof.host.embedded.EmbeddedServerConfig;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.TestingApi;
import dev.frameproof.host.embedded.TestingBackend;
import dev.frameproof.host.embedded.TestingPlugins;
import dev.frameproof.host.embedded.TestingScheduler;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.DataQuery;
import dev.frameproof.protocol.pluginv2.DataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.StringList;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays the recorded HTTP requests against a fresh embedded server, in their order, and compares the answers field by
 * field: status, content type, members, messages. Random ids, times and tokens must have the right form only. The plugin
 * behind answers resource calls as the recorded one did.
 */
final class HttpReplay {
    private static final String DATASOURCE = "/api/datasources/uid/kafka-uid/resources/";

    private final Recording recording;
    private final TestingBackend backend = new TestingBackend();
    private final Map<String, JsonNode> resources = new HashMap<>();
    private long serviceAccount;

    HttpReplay(Recording recording) {
        this.recording = recording;
    }

    /** @throws AssertionError naming the line, if anything differs */
    void play() throws IOException, InterruptedException {
        for (JsonNode line : recording.lines()) {
            if (line.get("path").asText().startsWith(DATASOURCE)) {
                resources.put(
                        key(
                                line.get("method").asText(),
                                line.get("path").asText().substring(DATASOURCE.length()),
                                line.has("body") ? line.get("body").toString() : ""),
                        line);
            }
        }
        backend.resource = this::resource;
        backend.query = HttpReplay::query;
        try (TestingScheduler time = new TestingScheduler();
                EmbeddedServer server = EmbeddedServer.start(
                        EmbeddedServerConfig.of(GrafanaProfile.of(recording.version()), TestingApi.PASSWORD),
                        List.of(TestingPlugins.kafka(backend)),
                        time)) {
            TestingApi api = new TestingApi(server.url());
            for (int i = 0; i < recording.lines().size(); i++) {
                try {
                    compare(recording.lines().get(i), api);
                } catch (AssertionError e) {
                    throw new AssertionError("%s, line %d: %s".formatted(recording, i + 1, e.getMessage()), e);
                }
            }
        }
    }

    private void compare(JsonNode line, TestingApi api) throws IOException, InterruptedException {
        if (line.has("note") && line.get("note").asText().equals("already gone")) {
            assertThat(api.call("DELETE", line.get("path").asText(), null).statusCode())
                    .isEqualTo(200);
        }
        String path = line.get("path").asText().replace("/ID/", "/" + serviceAccount + "/");
        HttpResponse<String> answer = api.call(
                line.get("method").asText(),
                path,
                headers(line),
                line.has("body") ? line.get("body").toString() : null);
        String request = line.get("method").asText() + " " + path;
        assertThat(answer.statusCode())
                .as("status of %s", request)
                .isEqualTo(line.get("status").asInt());
        if (line.has("contentType")) {
            assertThat(answer.headers().firstValue("content-type"))
                    .as("content type of %s", request)
                    .hasValue(line.get("contentType").asText());
        }
        JsonNode body = TestingApi.JSON.readTree(answer.body());
        assertThat(new JsonDifference("recorded", "got").between(comparable(line.get("response")), comparable(body)))
                .as("differences in the answer to %s", request)
                .isEmpty();
        if (path.equals("/api/serviceaccounts")) {
            serviceAccount = body.path("id").asLong();
        }
    }

    private static Map<String, String> headers(JsonNode line) {
        if (line.has("auth") && !line.get("auth").asBoolean()) {
            return Map.of();
        }
        return line.at("/response/messageId").asText().equals("password-auth.failed")
                ? Map.of("Authorization", TestingApi.basic("admin", "wrong"))
                : TestingApi.asAdmin();
    }

    private CallResourceResponse resource(CallResourceRequest request) {
        assertThat(request.getUrl()).startsWith(request.getPath());
        JsonNode recorded = resources.get(
                key(request.getMethod(), request.getUrl(), request.getBody().toStringUtf8()));
        assertThat(recorded).as("a recorded call like %s", request.getUrl()).isNotNull();
        return CallResourceResponse.newBuilder()
                .setCode(recorded.get("status").asInt())
                .putHeaders(
                        "content-type",
                        StringList.newBuilder()
                                .addValues(recorded.get("contentType").asText())
                                .build())
                .setBody(ByteString.copyFromUtf8(recorded.get("response").toString()))
                .build();
    }

    /** Two rows a query: the ends of the time range, with zeros. */
    private static QueryDataResponse query(QueryDataRequest request) {
        QueryDataResponse.Builder answer = QueryDataResponse.newBuilder();
        for (DataQuery query : request.getQueriesList()) {
            answer.putResponses(
                    query.getRefId(),
                    DataResponse.newBuilder()
                            .addFrames(TestingFrames.response(
                                    query.getRefId(),
                                    query.getTimeRange().getFromEpochMS(),
                                    query.getTimeRange().getToEpochMS()))
                            .build());
        }
        return answer.build();
    }

    private static String key(String method, String url, String body) {
        return method + " " + url + " " + body;
    }

    /** Puts the form in the place of what is random. */
    private static JsonNode comparable(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        mask(copy);
        return copy;
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.properties()).stream()
                    .map(Map.Entry::getKey)
                    .toList()) {
                String value = object.get(name).asText();
                if (value.matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
                    object.put(name, "a time");
                } else if (name.equals("uid") && value.matches("[a-z][a-z0-9]{13}")) {
                    object.put(name, "a uid");
                } else if (name.equals("key") && value.matches("glsa_(REDACTED|[0-9a-f]{32}_[0-9a-f]{8})")) {
                    object.put(name, "a token");
                } else if (name.equals("id") && value.matches("\\d{15,16}")) {
                    object.put(name, "a large id");
                }
            }
        }
        node.forEach(HttpReplay::mask);
    }
}
