package dev.frameproof.harness.stage;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.oracle.Representation;
import dev.frameproof.reports.ThresholdResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Kafka, a Grafana target with the plugin in it, topics and viewers' verification, all running, for a load that somebody
 * else drives. Safe for use by several threads.
 */
public interface Stage {
    RunPlan plan();

    /** @return where the report will lie */
    RunFolder folder();

    KafkaConnection kafka();

    GrafanaTarget target();

    String datasourceUid();

    /** @return how the plugin shows values */
    Representation representation();

    /** @return one a workload, in the plan's order */
    List<StageTopic> topics();

    /** @return what holds the viewers and verifies all that comes to them; the stage closes it */
    ViewerFleet fleet();

    /**
     * @return as {@link #fleet()}, for viewers that are slow by purpose: verified all the same, but their rows are never
     *     late, and their latencies are nobody's
     */
    ViewerFleet slowFleet();

    /** @return what is measured from now on */
    StageWindow window();

    /** The plan's thresholds are held against parts of the load by whoever drives it, and not against the whole. */
    void judgesThresholds();

    /** @return how long records are to be sent, by the plan */
    Duration sendingTime();

    /** The first record is about to be sent: from now on the load is measured. What is said again counts for nothing. */
    void sendingBegins();

    /** All is sent and answered. */
    void sendingIsOver();

    /** @return done when {@link #sendingIsOver()} was said */
    CompletableFuture<Void> sent();

    /** @return done when all that was due has come, or nothing more comes, or the run is to end early */
    CompletableFuture<Void> over();

    Faults faults();

    /** Tells the user that a step is reached. */
    void step(String what);

    /** Notes something for the report; the last word on a name counts. */
    void fact(String name, String value);

    /** Adds a limit and whether it is met; one that is not makes the run fail. */
    void threshold(ThresholdResult result);

    /** Links a file from the report. */
    void artifact(String title, String path);
}
