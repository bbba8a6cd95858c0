package dev.frameproof.scenarios.grafanalive;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.WorkloadRecords;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.sink.GatheredSentLog;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Both protocols together: one user sends, all watch, and what they see is held against what was sent. */
public final class OrdersSimulation extends Simulation {
    static final int USERS = 4;
    private static final String TOPIC = "gatling-orders";
    private static final int PARTITIONS = 2;
    private static final int RECORDS = 1_000;

    private final AtomicBoolean taken = new AtomicBoolean();

    public OrdersSimulation() {
        String brokers = System.getProperty(LiveSimulation.BROKERS);
        try (TopicAdmin admin = new TopicAdmin(brokers, Map.of())) {
            admin.create(TOPIC, PARTITIONS, Map.of(), Duration.ofSeconds(30));
        }
        Workload orders = Workloads.named("orders", Map.of(), 7);
        GatheredSentLog sent = new GatheredSentLog(TOPIC, PARTITIONS, System.nanoTime());
        setUp(scenario("viewers")
                        .exec(session -> session.set("sends", taken.compareAndSet(false, true)))
                        .exec(grafanaLive("connect").connect())
                        .exec(grafanaLive("subscribe").subscribe(StreamQuery.of(TOPIC)))
                        .rendezVous(USERS)
                        .exec(doIfOrElse("#{sends}")
                                .then(kafka("order")
                                        .send()
                                        .workload(orders)
                                        .times(RECORDS)
                                        .pace("500/s"))
                                .orElse(grafanaLive("rows").awaitRows(RECORDS / 2)))
                        .rendezVous(USERS)
                        .exec(grafanaLive("close").close())
                        .injectOpen(atOnceUsers(USERS)))
                .protocols(
                        kafka.bootstrapServers(brokers)
                                .topic(TOPIC)
                                .reportingTo((topic, partition, offset, index, timestampMillis, intendedNanos) ->
                                        sent.add(partition, offset, index, timestampMillis, intendedNanos)),
                        LiveSimulation.stack().records(TOPIC, new WorkloadRecords(sent, orders, new TextEncoder())))
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("order").successfulRequests().count().is((long) RECORDS),
                        details("rows").successfulRequests().count().is(USERS - 1L),
                        details("stream verified").successfulRequests().count().is((long) USERS));
    }
}
