package dev.frameproof.kafkaplugin.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameArrow;
import dev.frameproof.kafkaplugin.KafkaPlugin;
import dev.frameproof.kafkaplugin.internal.TestingKafka;
import dev.frameproof.protocol.plugin.PluginHandlers;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.DataFrameFormat;
import dev.frameproof.protocol.pluginv2.DataQuery;
import dev.frameproof.protocol.pluginv2.DataResponse;
import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataRequest;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import dev.frameproof.protocol.pluginv2.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything but running streams, answered as the recorded plugin answered it. */
@Timeout(60)
@ExtendWith(TestingKafka.class)
class ServicesTest {
    private final TestingKafka.Broker kafka;
    private final TestingLog log = new TestingLog();
    private final PluginHandlers plugin = KafkaPlugin.handlers(log.log());

    ServicesTest(TestingKafka.Broker kafka) {
        this.kafka = kafka;
    }

    @Test
    void topicsAreFoundByPrefixUpToTheLimit() throws Exception {
        String prefix = "find-" + System.nanoTime();
        for (String name : new String[] {"c", "a", "b"}) {
            kafka.create(prefix + name, 1);
        }
        CallResourceResponse response = get("topics?prefix=" + prefix + "&limit=2");

        assertThat(response.getCode()).isEqualTo(200);
        assertThat(response.getHeadersOrThrow("Content-Type").getValues(0)).isEqualTo("application/json");
        assertThat(response.getBody().toStringUtf8())
                .isEqualTo("{\"limit\":2,\"prefix\":\"%s\",\"topics\":[\"%sa\",\"%sb\"]}"
                        .formatted(prefix, prefix, prefix));
        assertThat(get("topics?prefix=no%20such%22").getBody().toStringUtf8())
                .isEqualTo("{\"limit\":5,\"prefix\":\"no such\\\"\",\"topics\":[]}");
    }

    @Test
    void partitionsAreListed() throws Exception {
        String topic = kafka.topic(3);
        CallResourceResponse response = get("partitions?topic=" + topic);

        assertThat(response.getCode()).isEqualTo(200);
        assertThat(response.getBody().toStringUtf8()).isEqualTo("{\"partitions\":[0,1,2],\"topic\":\"" + topic + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | partitions?topic=absent-topic | 404 | {\"error\":\"topic absent-topic not found\"}",
                "GET  | partitions?topic=not%20valid! | 404 | {\"error\":\"topic not valid! not found\"}",
                "GET  | partitions | 400 | {\"error\":\"topic parameter is required\"}",
                "GET  | nothing | 404 | {\"error\":\"Not found\"}",
                "POST | topics | 404 | {\"error\":\"Not found\"}",
                "GET  | validate-schema-registry | 400 |"
                        + " {\"message\":\"Schema registry URL is not configured\",\"status\":2}",
            })
    void otherResourcesAreAnsweredAsRecorded(String method, String url, int status, String body) throws Exception {
        CallResourceResponse response = call(method, url, "");

        assertThat(response.getCode()).isEqualTo(status);
        assertThat(response.getBody().toStringUtf8()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "avro | {\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"A\\\",\\\"fields\\\":[]}\"} | Schema is valid",
                "avro | {\"schema\":\"{\"} | Invalid JSON format",
                "avro | {\"schema\":\"{}\"} | must have a 'type' field",
                "avro | {\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"fields\\\":[]}\"} | must have a 'name' field",
                "avro | {} | Schema cannot be empty",
                "protobuf | {\"schema\":\"syntax = \\\"proto3\\\"; message A { string s = 1; }\"} | Schema is valid",
                "protobuf | {\"schema\":\"message A { // }\\n\"} | line 2: expected a name, found the end",
                "protobuf | {\"schema\":\"syntax = \\\"proto3\\\"; // message B {}\"} | defines no message",
                "protobuf | bad | Invalid JSON in request body",
            })
    void schemaIsLookedAt(String kind, String body, String message) throws Exception {
        CallResourceResponse response = call("POST", "validate-" + kind + "-schema", body);

        assertThat(response.getBody().toStringUtf8()).contains(message);
        boolean valid = message.equals("Schema is valid");
        assertThat(response.getCode()).isEqualTo(valid ? 200 : 400);
        if (valid) {
            assertThat(response.getBody().toStringUtf8()).isEqualTo("{\"message\":\"Schema is valid\",\"status\":1}");
        }
    }

    @Test
    void healthIsOkWhenABrokerAnswers() throws Exception {
        CheckHealthResponse health = health("{\"bootstrapServers\":\"" + kafka.bootstrapServers() + "\"}");

        assertThat(health.getStatus()).isEqualTo(CheckHealthResponse.HealthStatus.OK);
        assertThat(health.getMessage()).isEqualTo("Data source is working");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | no bootstrap servers are set",
                "{bad | the datasource's settings are not valid JSON",
                "{\"bootstrapServers\":\"127.0.0.1:1\",\"healthcheckTimeout\":300}"
                        + " | no Kafka broker answered at 127.0.0.1:1 within 300 ms",
                "{\"bootstrapServers\":\"nonsense\"} | no Kafka client can be made",
                "{\"bootstrapServers\":\"a:1\",\"securityProtocol\":\"TLS\"} | security protocol is 'TLS': use one of",
                "{\"bootstrapServers\":\"a:1\",\"securityProtocol\":\"SASL_SSL\"} | needs a SASL user name and password",
                "{\"bootstrapServers\":\"a:1\",\"securityProtocol\":\"SASL_SSL\",\"saslMechanisms\":\"GSSAPI\"}"
                        + " | SASL mechanism is 'GSSAPI': use one of PLAIN",
            })
    void healthTellsWhatIsWrong(String jsonData, String message) throws Exception {
        CheckHealthResponse health = health(jsonData);

        assertThat(health.getStatus()).isEqualTo(CheckHealthResponse.HealthStatus.ERROR);
        assertThat(health.getMessage()).contains(message);
    }

    @Test
    void clusterThatDoesNotAnswerIsAnInternalErrorOfAResource() throws Exception {
        CallResourceResponse response = plugin.resource()
                .orElseThrow()
                .callResource(CallResourceRequest.newBuilder()
                        .setPluginContext(
                                TestingStream.context("{\"bootstrapServers\":\"127.0.0.1:1\",\"timeout\":200}"))
                        .setMethod("GET")
                        .setPath("topics")
                        .setUrl("topics")
                        .build());

        assertThat(response.getCode()).isEqualTo(500);
        assertThat(response.getBody().toStringUtf8()).contains("no Kafka broker answered at 127.0.0.1:1");
    }

    @Test
    void queriesAreAnsweredWithTheEndsOfTheTimeRange() throws Exception {
        TimeRange range = TimeRange.newBuilder()
                .setFromEpochMS(1_790_000_000_000L)
                .setToEpochMS(1_790_000_600_000L)
                .build();
        QueryDataRequest request = QueryDataRequest.newBuilder()
                .addQueries(DataQuery.newBuilder()
                        .setRefId("A")
                        .setTimeRange(range)
                        .setJson(ByteString.copyFromUtf8("{\"topicName\":\"t\"}")))
                .addQueries(DataQuery.newBuilder().setRefId("B").setJson(ByteString.copyFromUtf8("{bad")))
                .build();
        Map<String, DataResponse> responses =
                plugin.data().orElseThrow().queryData(request).getResponsesMap();
        Frame frame = FrameArrow.read(responses.get("A").getFrames(0).toByteArray());

        assertThat(responses.get("A").getStatus()).isEqualTo(200);
        assertThat(frame.schema().name()).isEqualTo("response");
        assertThat(frame.schema().refId()).isEqualTo("A");
        assertThat(frame.schema().fields().toString()).contains("time", "TIME", "values", "INT64");
        assertThat(frame.columns().get(0).longAt(1)).isEqualTo(1_790_000_600_000L);
        assertThat(frame.columns().get(1).longAt(1)).isZero();
        assertThat(responses.get("B").getStatus()).isEqualTo(400);
        assertThat(responses.get("B").getError()).startsWith("the query is not valid JSON");
    }

    @Test
    void queriesInPiecesAreAnsweredInTheFormatThatIsAsked() throws Exception {
        QueryChunkedDataRequest request = QueryChunkedDataRequest.newBuilder()
                .setFormat(DataFrameFormat.JSON)
                .addQueries(DataQuery.newBuilder()
                        .setRefId("A")
                        .setTimeRange(
                                TimeRange.newBuilder().setFromEpochMS(1_000).setToEpochMS(2_000))
                        .setJson(ByteString.copyFromUtf8("{\"topicName\":\"t\"}")))
                .addQueries(DataQuery.newBuilder().setRefId("B").setJson(ByteString.copyFromUtf8("{bad")))
                .build();
        List<QueryChunkedDataResponse> chunks = new ArrayList<>();
        plugin.data().orElseThrow().queryChunkedData(request, chunks::add);
        assertThat(chunks).extracting(QueryChunkedDataResponse::getRefId).containsExactly("A", "B");
        assertThat(chunks).extracting(QueryChunkedDataResponse::getStatus).containsExactly(200, 400);
        assertThat(chunks).extracting(QueryChunkedDataResponse::getFrameId).containsExactly("response", "");
        assertThat(chunks.get(0).getFormat()).isEqualTo(DataFrameFormat.JSON);
        assertThat(chunks.get(0).getFrame().toStringUtf8())
                .contains("\"refId\":\"A\"")
                .endsWith("\"data\":{\"values\":[[1000,2000],[0,0]]}}");
        assertThat(chunks.get(1).getError()).startsWith("the query is not valid JSON");

        chunks.clear();
        plugin.data()
                .orElseThrow()
                .queryChunkedData(
                        request.toBuilder().setFormat(DataFrameFormat.ARROW).build(), chunks::add);
        assertThat(FrameArrow.read(chunks.get(0).getFrame().toByteArray())
                        .columns()
                        .get(0)
                        .longAt(1))
                .isEqualTo(2_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{bad", "{\"topicName\":\"\"}", "{\"topicName\":\"t\",\"partition\":-1}"})
    void subscriptionToAQueryThatCannotRunIsDeniedWithoutAnError(String query) throws Exception {
        assertThat(subscribe(query)).isEqualTo(SubscribeStreamResponse.Status.PERMISSION_DENIED);
        assertThat(log.text()).contains("a subscription was denied");
    }

    @Test
    void subscriptionToATopicIsAcceptedAndPublishingDenied() throws Exception {
        assertThat(subscribe("{\"topicName\":\"t\"}")).isEqualTo(SubscribeStreamResponse.Status.OK);
        assertThat(plugin.stream()
                        .orElseThrow()
                        .publishStream(PublishStreamRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(PublishStreamResponse.Status.PERMISSION_DENIED);
    }

    @Test
    void metricsAreInPrometheusText() throws Exception {
        String text = plugin.diagnostics()
                .orElseThrow()
                .collectMetrics(CollectMetricsRequest.getDefaultInstance())
                .getMetrics()
                .getPrometheus()
                .toStringUtf8();

        assertThat(text)
                .contains("# TYPE frameproof_kafka_streams gauge\nframeproof_kafka_streams 0\n")
                .containsPattern("frameproof_kafka_heap_bytes [1-9]\\d+\n");
    }

    private SubscribeStreamResponse.Status subscribe(String query) throws Exception {
        return plugin.stream()
                .orElseThrow()
                .subscribeStream(SubscribeStreamRequest.newBuilder()
                        .setPath("p")
                        .setData(ByteString.copyFromUtf8(query))
                        .build())
                .getStatus();
    }

    private CheckHealthResponse health(String jsonData) throws Exception {
        return plugin.diagnostics()
                .orElseThrow()
                .checkHealth(CheckHealthRequest.newBuilder()
                        .setPluginContext(TestingStream.context(jsonData))
                        .build());
    }

    private CallResourceResponse get(String url) throws Exception {
        return call("GET", url, "");
    }

    private CallResourceResponse call(String method, String url, String body) throws Exception {
        return plugin.resource()
                .orElseThrow()
                .callResource(CallResourceRequest.newBuilder()
                        .setPluginContext(
                                TestingStream.context("{\"bootstrapServers\":\"" + kafka.bootstrapServers() + "\"}"))
                        .setMethod(method)
                        .setPath(url.replaceFirst("\\?.*", ""))
                        .setUrl(url)
                        .setBody(ByteString.copyFromUtf8(body))
                        .build());
    }
}
