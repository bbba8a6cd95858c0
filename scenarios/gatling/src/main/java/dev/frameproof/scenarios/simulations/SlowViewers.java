package dev.frameproof.scenarios.simulations;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.scenarios.load.LoadSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * 04: of four viewers one reads its socket far too slowly while records are sent, and at full speed afterwards. Those
 * beside it do not suffer: they alone count for the latencies and for the thresholds. The slow one is late, and still gets
 * every row unless the target drops it.
 */
public final class SlowViewers extends LoadSimulation {
    private static final int ONE_IN = 4;
    private static final long BYTES_PER_SECOND = 50_000;

    public SlowViewers() {
        int slow = Math.max(1, load.viewers() / ONE_IN);
        int fast = Math.max(1, load.viewers() - slow);
        ChainBuilder begin = grafanaLive("connect")
                .connect()
                .toChainBuilder()
                .exec(grafanaLive("subscribe").subscribe(load.queryOfAll(load.topic())))
                .exec(load.isThere(() -> slow + fast))
                .exitHereIfFailed();

        List<PopulationBuilder> all = new ArrayList<>(load.producers(topic -> kafka("send")
                .send()
                .source(topic.source())
                .topic(topic.name())
                .pace(topic.pacing())
                .times(Math.toIntExact(topic.records()))));
        all.add(scenario("fast viewers")
                .exec(begin)
                .exec(load.allHasCome())
                .exec(grafanaLive("close").close())
                .injectOpen(atOnceUsers(fast)));
        all.add(scenario("slow viewers")
                .exec(begin)
                .exec(grafanaLive("slow").readingAtMost(BYTES_PER_SECOND))
                .exec(load.allIsSent())
                .exec(grafanaLive("full speed").readingOn())
                .exec(load.allHasCome())
                .exec(grafanaLive("close").close())
                .injectOpen(atOnceUsers(slow))
                .protocols(load.grafanaLiveOfSlowViewers().everythingIsDue()));

        setUp(all)
                .protocols(load.kafka(), load.grafanaLive().everythingIsDue())
                .assertions(global().failedRequests().count().is(0L));
    }
}
