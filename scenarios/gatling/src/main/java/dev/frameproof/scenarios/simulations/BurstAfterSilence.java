package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.harness.stage.StageTopic;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.scenarios.kafka.SendBuilder;
import dev.frameproof.scenarios.kafka.SharedIndex;
import dev.frameproof.scenarios.load.LoadSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;

/**
 * 09: an even stream, then nothing at all for a while, then as much as half of the time would have brought, at once. The
 * stream outlives the silence, and the burst comes whole. Latencies count from the burst's beginning.
 */
public final class BurstAfterSilence extends LoadSimulation {
    private static final int QUARTERS = 4;

    public BurstAfterSilence() {
        StageTopic topic = load.topic();
        SharedIndex index = SharedIndex.fromZero();
        SendBuilder send =
                kafka("send").send().source(topic.source()).topic(topic.name()).index(index);
        int quarter = Math.max(1, Math.toIntExact(topic.records() / QUARTERS));
        Duration silence = load.sendingTime().dividedBy(QUARTERS);
        ChainBuilder sending = exec(send.pace(topic.pacing()).times(quarter))
                .pause(silence)
                .exec(send.pace(Pacing.unlimited()).times(2 * quarter))
                .pause(silence)
                .exec(send.pace(topic.pacing()).times(quarter));

        setUp(
                        load.producer(topic, sending),
                        scenario("viewers")
                                .exec(grafanaLive("connect").connect())
                                .exec(grafanaLive("subscribe").subscribe(load.queryOfAll(topic)))
                                .exec(load.isThere(load::viewers))
                                .exitHereIfFailed()
                                .exec(load.allHasCome())
                                .exec(grafanaLive("close").close())
                                .injectOpen(atOnceUsers(load.viewers())))
                .protocols(load.kafka(), load.grafanaLive().everythingIsDue())
                .assertions(global().failedRequests().count().is(0L));
    }
}
