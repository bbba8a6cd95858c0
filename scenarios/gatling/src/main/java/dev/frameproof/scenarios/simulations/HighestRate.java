package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.scenarios.kafka.SharedIndex;
import dev.frameproof.scenarios.load.LoadSimulation;
import dev.frameproof.scenarios.load.RateSteps;
import io.gatling.javaapi.core.ChainBuilder;

/**
 * 02: steps of different rates, and in the end the highest rate that meets the thresholds. A step is as long as the plan's
 * duration and begins when all of the one before has come.
 */
public final class HighestRate extends LoadSimulation {
    private final RateSteps steps = load.rateSteps();

    public HighestRate() {
        SharedIndex index = SharedIndex.fromZero();

        // Silent: the statistics of each single request would take a good part of the machine that is measured.
        ChainBuilder sending = asLongAs(session -> !steps.isOver())
                .on(exec(steps.begin())
                        .exec(kafka("step")
                                .send()
                                .source(load.topic().source())
                                .topic(load.topic().name())
                                .index(index)
                                .pace(session -> Pacing.fixed(Rate.perSecond(steps.rate())))
                                .times(session -> steps.records())
                                .silent())
                        .exec(steps.judge()));

        setUp(
                        load.producer(load.topic(), sending),
                        scenario("viewers")
                                .exec(grafanaLive("connect").connect())
                                .exec(grafanaLive("subscribe").subscribe(load.queryOfAll(load.topic())))
                                .exec(load.isThere(load::viewers))
                                .exitHereIfFailed()
                                .exec(load.allHasCome())
                                .exec(grafanaLive("close").close())
                                .injectOpen(atOnceUsers(load.viewers())))
                .protocols(load.kafka(), load.grafanaLive().everythingIsDue())
                .assertions(global().failedRequests().count().is(0L));
    }

    @Override
    public void after() {
        steps.tell();
        super.after();
    }
}
