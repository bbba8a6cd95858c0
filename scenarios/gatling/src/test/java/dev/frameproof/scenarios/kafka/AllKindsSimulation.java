package dev.frameproof.scenarios.kafka;

import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static dev.frameproof.scenarios.kafka.KafkaDsl.record;
import static dev.frameproof.scenarios.kafka.KafkaDsl.recordHeader;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Each kind of request against a real broker; what it sends is in the topics {@code orders}, {@code ask}, {@code lines}. */
public final class AllKindsSimulation extends Simulation {
    static final String BROKERS = "frameproof.test.brokers";
    static final int USERS = 4;
    static final int BATCH = 500;

    public AllKindsSimulation() {
        ScenarioBuilder all = scenario("all kinds")
                .exec(group("sending")
                        .on(exec(kafka("batch")
                                .send()
                                .workload("orders", 7)
                                .indexByUser(BATCH)
                                .times(BATCH))))
                .exec(kafka("ask")
                        .requestReply()
                        .topic("ask")
                        .replyTopic("answers")
                        .correlateByHeader("correlation-id")
                        .value(session -> ("ping " + session.userId()).getBytes(StandardCharsets.UTF_8))
                        .timeout(Duration.ofSeconds(20))
                        .check(
                                bodyString().is(session -> "pong " + session.userId()),
                                recordHeader("correlation-id").exists()))
                .exec(kafka("transaction")
                        .transaction()
                        .send(record().topic("lines")
                                .key("committed")
                                .value("x")
                                .times(3))
                        .commit())
                .exec(kafka("aborted")
                        .transaction()
                        .send(record().topic("lines").key("aborted").value("x").times(3))
                        .abort())
                .exec(kafka("await")
                        .await()
                        .topic("lines")
                        .key("committed")
                        .lookBack(Duration.ofSeconds(60))
                        .timeout(Duration.ofSeconds(20)));
        setUp(all.injectOpen(atOnceUsers(USERS)))
                .protocols(kafka.bootstrapServers(System.getProperty(BROKERS)).topic("orders"))
                .assertions(
                        details("sending", "batch").successfulRequests().count().is((long) USERS * BATCH),
                        details("ask").successfulRequests().count().is((long) USERS),
                        details("transaction").successfulRequests().count().is((long) USERS),
                        details("aborted").successfulRequests().count().is((long) USERS),
                        details("await").successfulRequests().count().is((long) USERS),
                        global().failedRequests().count().is(0L));
    }
}
