package dev.frameproof.scenarios.kafka;

import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** A request that nobody answers, which must fail the assertion, and with it the run. */
public final class UnansweredSimulation extends Simulation {
    public UnansweredSimulation() {
        setUp(scenario("unanswered")
                        .exec(kafka("ask")
                                .requestReply()
                                .topic("orders")
                                .replyTopic("silence")
                                .key("k")
                                .timeout(Duration.ofMillis(200)))
                        .injectOpen(atOnceUsers(1)))
                .protocols(kafka.bootstrapServers(System.getProperty(AllKindsSimulation.BROKERS)))
                .assertions(global().failedRequests().count().is(0L));
    }
}
