package dev.frameproof.scenarios.kafka;

import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static dev.frameproof.scenarios.kafka.KafkaDsl.record;
import static dev.frameproof.scenarios.kafka.KafkaDsl.recordHeader;
import static dev.frameproof.scenarios.kafka.KafkaDsl.recordKey;
import static dev.frameproof.scenarios.kafka.KafkaDsl.recordOffset;
import static dev.frameproof.scenarios.kafka.KafkaDsl.recordPartition;
import static dev.frameproof.scenarios.kafka.KafkaDsl.recordTimestamp;
import static dev.frameproof.scenarios.kafka.KafkaDsl.recordTopic;
import static dev.frameproof.scenarios.kafka.KafkaDsl.recordValue;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.bodyLength;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.substring;

import dev.frameproof.producers.sink.GatheredSentLog;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Nearly every call of the DSL, as docs/gatling.md shows it: that it compiles and builds is the test. */
final class KafkaDslExamples {
    private final GatheredSentLog log = new GatheredSentLog("orders", 3, System.nanoTime());

    final KafkaProtocolBuilder protocol = kafka.bootstrapServers("localhost:9092")
            .topic("orders")
            .acks("all")
            .compression("zstd")
            .idempotence(true)
            .linger(Duration.ofMillis(5))
            .producers(2)
            .property("security.protocol", "PLAINTEXT")
            .properties(Map.of("client.rack", "a", "metadata.max.age.ms", "10000"))
            .producerProperty("batch.size", "131072")
            .consumerProperty("fetch.min.bytes", "1")
            .transactionalIdPrefix("load-1")
            .openTransactions(4)
            .replyTimeout(Duration.ofSeconds(10))
            .schemaRegistry("http://localhost:8081")
            .subjects("topic")
            .reportingTo((topic, partition, offset, index, timestampMillis, intendedNanos) ->
                    log.add(partition, offset, index, timestampMillis, intendedNanos));

    private final SharedIndex index = SharedIndex.fromZero();

    final ScenarioBuilder workloads = scenario("workloads")
            .exec(kafka("orders").send().workload("orders", 7))
            .exec(kafka("orders, Avro")
                    .send()
                    .topic("orders-avro")
                    .workload("orders", 7)
                    .format("avro")
                    .keyFormat("json")
                    .index(index))
            .exec(kafka("metrics")
                    .send()
                    .topic("metrics")
                    .workload("server-metrics", Map.of("hosts", "50"), 1)
                    .format("lineprotocol")
                    .indexByUser(100)
                    .times(100)
                    .pace("5k/s"))
            .exec(kafka("what breaks readers").send().workload("torture-json", 1))
            .exec(kafka("one of the user's choosing")
                    .send()
                    .workload("orders", 7)
                    .index("#{n}")
                    .times("#{count}"))
            .exec(kafka("by a function")
                    .send()
                    .workload("orders", 7)
                    .index(session -> session.userId() * 10)
                    .times(session -> 10));

    final ScenarioBuilder payloads = scenario("payloads")
            .exec(kafka("text")
                    .send()
                    .topic("readings-#{region}")
                    .key("#{sensor}")
                    .value("{\"sensor\":\"#{sensor}\",\"value\":#{value}}")
                    .header("trace", "#{trace}")
                    .partition("#{partition}")
                    .timestamp("#{timeMillis}"))
            .exec(kafka(session -> "bytes of " + session.scenario())
                    .send()
                    .topic(session -> session.getString("topic"))
                    .key(session ->
                            ByteBuffer.allocate(8).putLong(session.userId()).array())
                    .value(session -> session.getString("text").getBytes(StandardCharsets.UTF_8))
                    .header("user", session -> new byte[] {1})
                    .partition(session -> (int) (session.userId() % 3))
                    .timestamp(session -> System.currentTimeMillis()))
            .exec(kafka("tombstone").send().key("#{sensor}").partition(0))
            .exec(kafka("due with the profile").send().value("x").usersDue("500/s"));

    final ScenarioBuilder replies = scenario("replies")
            .exec(kafka("quote")
                    .requestReply()
                    .topic("quotes")
                    .replyTopic("quote-replies")
                    .key("#{id}")
                    .value("{\"symbol\":\"#{symbol}\"}")
                    .correlateByKey()
                    .timeout(Duration.ofSeconds(5))
                    .check(
                            jsonPath("$.price").ofDouble().gt(0.0).saveAs("price"),
                            jmesPath("symbol").isEL("#{symbol}"),
                            recordHeader("status").is("ok")))
            .exec(kafka("by header")
                    .requestReply()
                    .replyTopic(session -> "replies-" + session.scenario())
                    .correlateByHeader("correlation-id")
                    .value("ping")
                    .check(
                            bodyString().is("pong"),
                            bodyBytes().is("pong".getBytes(StandardCharsets.UTF_8)),
                            bodyLength().is(4),
                            substring("on"),
                            regex("p(.+)g").is("on")))
            .exec(kafka("by anything")
                    .requestReply()
                    .replyTopic("replies")
                    .correlateBy(request -> request.value(), reply -> reply.value())
                    .value("#{id}")
                    .check(
                            recordKey().notExists(),
                            recordTopic().is("replies"),
                            recordPartition().in(0, 1, 2),
                            recordOffset().gte(0L).saveAs("offset"),
                            recordTimestamp().gt(0L),
                            recordValue("size", Integer.class, reply -> reply.serializedValueSize())
                                    .lt(1_000)));

    final ScenarioBuilder consuming = scenario("consuming")
            .exec(kafka("shipped")
                    .await()
                    .topic("shipments")
                    .key("#{order}")
                    .header("kind", "shipped")
                    .lookBack(Duration.ofSeconds(10))
                    .timeout(Duration.ofSeconds(30))
                    .check(jsonPath("$.carrier").saveAs("carrier")))
            .exec(kafka("any large one")
                    .await()
                    .topic(session -> "shipments")
                    .key(session -> null)
                    .matching(shipment -> shipment.serializedValueSize() > 1_000)
                    .matching((shipment, session) -> shipment.partition() == session.userId() % 3));

    final ScenarioBuilder transactions = scenario("transactions")
            .exec(kafka("order with its lines")
                    .transaction()
                    .send(record().workload("orders", 7))
                    .send(
                            record().topic("order-lines").key("#{order}").value("1 chair"),
                            record().topic("order-lines")
                                    .key("#{order}")
                                    .value("4 legs")
                                    .times(4))
                    .commit())
            .exec(kafka("never seen").transaction().send(record().value("x")).abort());
}
