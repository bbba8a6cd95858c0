package dev.frameproof.host.embedded.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.frameproof.host.JsonDifference;
import dev.frameproof.host.embedded.EmbeddedServer;
import dev.frameproof.host.embedded.EmbeddedServerConfig;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.TestingApi;
import dev.frameproof.host.embedded.TestingBackend;
import dev.frameproof.host.embedded.TestingPlugins;
import dev.frameproof.host.embedded.TestingScheduler;
import dev.frameproof.host.embedded.TestingServer;
import dev.frameproof.host.embedded.TestingSocket;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What plugins are sent: the calls that a real Grafana made, made again, compared field by field. */
class PluginCallsTest {
    @ParameterizedTest
    @ValueSource(strings = {"12.4.0", "10.1.2"})
    void callsCarryWhatWasRecorded(String version) throws Exception {
        assertThat(differences(Recording.read(version, "plugin-calls"))).isEmpty();
    }

    @Test
    void tamperedSecretIsFound() throws Exception {
        assertThat(differences(Recording.read("12.4.0", "plugin-calls").tampered(0, "s3cret", "other")))
                .containsExactly("Diagnostics/CheckHealth $.pluginContext.dataSourceInstanceSettings"
                        + ".decryptedSecureJsonData.saslPassword: recorded \"other\", got \"s3cret\"");
    }

    @Test
    void missingHeaderIsFound() throws Exception {
        assertThat(differences(Recording.read("10.1.2", "plugin-calls").tampered(1, "X-Custom", "X-Other")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("Resource/CallResource $.headers.X-"));
    }

    private static List<String> differences(Recording recording) throws IOException, InterruptedException {
        TestingBackend backend = new TestingBackend();
        List<String> differences = new ArrayList<>();
        try (TestingScheduler time = new TestingScheduler();
                EmbeddedServer server = EmbeddedServer.start(
                        EmbeddedServerConfig.of(GrafanaProfile.of(recording.version()), TestingApi.PASSWORD),
                        List.of(TestingPlugins.kafka(backend)),
                        time)) {
            makeCalls(server, GrafanaProfile.of(recording.version()).namespace(1), backend);
            assertThat(backend.requests).hasSameSizeAs(recording.lines());
            for (int i = 0; i < recording.lines().size(); i++) {
                JsonNode line = recording.lines().get(i);
                JsonNode recorded = comparable(line.get("request"));
                JsonNode got = comparable(json(backend.requests.get(i), server));
                new JsonDifference("recorded", "got")
                        .between(recorded, got)
                        .forEach(difference -> differences.add(line.get("call").asText() + " " + difference));
            }
        }
        return differences;
    }

    private static void makeCalls(EmbeddedServer server, String namespace, TestingBackend backend)
            throws IOException, InterruptedException {
        TestingApi api = new TestingApi(server.url());
        api.addKafka(
                "{\"securityProtocol\":\"SASL_PLAINTEXT\",\"bootstrapServers\":\"localhost:9092\"}",
                "{\"saslPassword\":\"s3cret\"}");
        String datasource = "/api/datasources/uid/kafka-uid";
        api.call("GET", datasource + "/health", null);
        Map<String, String> odd = new LinkedHashMap<>(TestingApi.asAdmin());
        odd.put("Accept", "*/*");
        odd.put("Accept-Encoding", "gzip, deflate");
        odd.put("x-custom", "1");
        odd.put("Cookie", "grafana_session=secret");
        odd.put("Origin", server.url());
        odd.put("X-Forwarded-Host", "elsewhere");
        api.call("GET", datasource + "/resources/topics?prefix=a%20b&limit=3", odd, null);
        Map<String, String> plain = new LinkedHashMap<>(TestingApi.asAdmin());
        plain.put("Accept", "*/*");
        plain.put("Accept-Encoding", "gzip, deflate");
        api.call("POST", datasource + "/resources/validate-avro-schema", plain, "{\"schema\": \"{}\"}");
        api.call("POST", "/api/ds/query", """
                {"queries":[{"refId":"A","datasource":{"uid":"kafka-uid","type":"hamedkarbasi93-kafka-datasource"},
                 "topicName":"t","queryType":"x","intervalMs":1000,"maxDataPoints":500},
                 {"refId":"B","hide":true,"datasource":{"uid":"kafka-uid"},"topicName":"u"}],
                 "from":"1790000000000","to":"1790000600000"}
                """);
        api.call("GET", "/metrics/plugins/" + TestingPlugins.KAFKA_ID, Map.of(), null);
        try (TestingSocket socket = new TestingSocket(server.url(), "/api/live/ws", TestingApi.asAdmin())) {
            String channel = namespace + "/ds/kafka-uid/some-path";
            socket.send("{\"connect\":{},\"id\":1}");
            socket.receive();
            socket.send(
                    "{\"subscribe\":{\"channel\":\"%s\",\"data\":{\"topicName\": \"t\", \"partition\": \"all\"}},\"id\":2}"
                            .formatted(channel));
            socket.receive();
            socket.send("{\"publish\":{\"channel\":\"%s\",\"data\":{\"x\": 1}},\"id\":3}".formatted(channel));
            socket.receive();
            TestingServer.await("a run of the stream", Duration.ofSeconds(5), () -> !backend.streams.isEmpty());
        }
        // The recording lists the stream's run last; here it may come before the publish.
        backend.requests.sort((a, b) -> Boolean.compare(a instanceof RunStreamRequest, b instanceof RunStreamRequest));
    }

    private static JsonNode json(Message request, EmbeddedServer server) throws IOException {
        try {
            String json = JsonFormat.printer().omittingInsignificantWhitespace().print(request);
            String host = server.url().substring("http://".length());
            return TestingApi.JSON.readTree(json.replace(host, "HOST"));
        } catch (InvalidProtocolBufferException e) {
            throw new IOException(e);
        }
    }

    /** Puts the form in the place of times and tokens; this machine's platform in the place of the recorded one's. */
    private static JsonNode comparable(JsonNode request) throws IOException {
        JsonNode copy = request.deepCopy();
        if (copy.at("/pluginContext/dataSourceInstanceSettings") instanceof ObjectNode settings) {
            assertThat(settings.get("lastUpdatedMS").asText()).matches("\\d{10}000");
            settings.put("lastUpdatedMS", "a time");
        }
        if (copy.path("pluginContext").has("userAgent")) {
            ObjectNode context = (ObjectNode) copy.get("pluginContext");
            context.put("userAgent", context.get("userAgent").asText().replaceAll("\\(\\w+; \\w+\\)", "(os; arch)"));
        }
        if (copy.path("headers") instanceof ObjectNode headers) {
            if (headers.has("http_X-Grafana-Id")) {
                headers.set("http_X-Grafana-Id", claims(headers.get("http_X-Grafana-Id")));
            }
            if (headers.has("X-Grafana-Id")) {
                headers.set("X-Grafana-Id", claims(headers.at("/X-Grafana-Id/values/0")));
            }
        }
        return copy;
    }

    /** @return what a token says, with random and timely values replaced once their form is checked */
    private static JsonNode claims(JsonNode token) throws IOException {
        String[] parts = token.asText().split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(64);
        ObjectNode both = TestingApi.JSON.createObjectNode();
        ObjectNode head =
                (ObjectNode) TestingApi.JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
        ObjectNode said =
                (ObjectNode) TestingApi.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(head.get("kid").asText()).matches("id-\\d{4}-\\d\\d-es256");
        assertThat(said.get("exp").asLong() - said.get("iat").asLong()).isEqualTo(600);
        assertThat(said.get("identifier").asText()).matches("[a-z0-9]{14}");
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)).contains("\"iss\":\"http://");
        said.remove(Set.of("exp", "iat", "identifier", "iss"));
        head.remove("kid");
        both.set("header", head);
        both.set("claims", said);
        return both;
    }
}
