package dev.frameproof.agents.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.agents.StreamSpec;
import dev.frameproof.agents.TaskResult;
import dev.frameproof.agents.ViewTaskSpec;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.share.PlannedWorkload;
import dev.frameproof.harness.viewers.FleetSettings;
import dev.frameproof.harness.viewers.FleetVerdict;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.TimeAxis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Holds viewers until all that was planned has come, or nothing more does. */
public final class ViewTask implements AgentTask {
    private static final long BETWEEN_LOOKS_MILLIS = 250;
    private static final int LOOKS_BETWEEN_WORDS = 2;
    private static final Duration DRAIN_ONCE_STOPPED = Duration.ofSeconds(1);

    private final ViewTaskSpec spec;
    private final PlannedWorkload workload;
    private final Pacing pacing;
    private final KafkaConnection kafka;
    private final LiveAuth auth;
    private final Representation representation;
    private final CountDownLatch stop = new CountDownLatch(1);

    public ViewTask(
            ViewTaskSpec spec,
            PlannedWorkload workload,
            Pacing pacing,
            KafkaConnection kafka,
            LiveAuth auth,
            Representation representation) {
        this.spec = requireNonNull(spec, "spec");
        this.workload = requireNonNull(workload, "workload");
        this.pacing = requireNonNull(pacing, "pacing");
        this.kafka = requireNonNull(kafka, "kafka");
        this.auth = requireNonNull(auth, "auth");
        this.representation = requireNonNull(representation, "representation");
        if (spec.stream().partitions() < spec.shares()) {
            throw new IllegalArgumentException("%d senders need at least as many partitions, one each; the topic has %d"
                    .formatted(spec.shares(), spec.stream().partitions()));
        }
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public TaskResult run(Consumer<TaskResult> progress) throws InterruptedException {
        StreamSpec stream = spec.stream();
        LoadClock clock = LoadClock.startingAt(spec.loadStartMs());
        var log = new PredictedSentLog(
                stream.topic(),
                stream.partitions(),
                spec.shares(),
                stream.records(),
                new TimeAxis(stream.timestampsFromMs(), clock.startNanos(), pacing));
        try (TopicEnds ends = new TopicEnds(kafka, stream.topic(), stream.partitions());
                ViewerFleet fleet = new ViewerFleet(settings())) {
            ends.ensure();
            PlannedWorkload.OnTopic sent =
                    workload.on(stream.topic(), Registries.client(stream, workload), representation);
            RecordSource records = sent.expected().apply(log);
            var told = new ViewResults(spec, clock);
            var joining = new Joining(spec, auth, representation);
            List<String> problems = new ArrayList<>();
            joining.join(fleet, sent.query(), records, stop);
            long late = System.nanoTime() - clock.startNanos();
            if (late > 0) {
                problems.add("its viewers had all subscribed only %d ms after the load began"
                        .formatted(TimeUnit.NANOSECONDS.toMillis(late)));
            }
            long plannedEnd = clock.startNanos() + pacing.offsetNanos(stream.records() - 1);
            var watch = new Watch(fleet, log, ends, () -> progress.accept(told.soFar(fleet, problems)));
            watch.until(stop, Duration.ofMillis(spec.drainMs()), plannedEnd);
            if (stop.getCount() == 0) {
                watch.until(new CountDownLatch(1), DRAIN_ONCE_STOPPED, System.nanoTime());
            }
            List<FleetVerdict> verdicts = fleet.finish();
            return told.last(fleet, verdicts, problems);
        }
    }

    private FleetSettings settings() {
        FleetSettings standard = FleetSettings.standard();
        return spec.lateMs() == 0 ? standard : standard.withLateAfter(Duration.ofMillis(spec.lateMs()));
    }

    /** Watches how far topic and viewers have come. */
    private record Watch(ViewerFleet fleet, PredictedSentLog log, TopicEnds ends, Runnable tell) {
        /**
         * Returns when all that was planned has come, or after {@code plannedEnd} nothing more has for {@code drain}, or
         * it was stopped.
         */
        void until(CountDownLatch stopped, Duration drain, long plannedEnd) throws InterruptedException {
            long quietSince = System.nanoTime();
            long last = -1;
            for (long look = 0; !stopped.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS); look++) {
                log.endsAt(ends.now());
                if (look % LOOKS_BETWEEN_WORDS == 0) {
                    tell.run();
                }
                long now = System.nanoTime();
                long seen = log.acknowledged() + fleet.verified();
                if (seen != last || now - plannedEnd < 0) {
                    last = seen;
                    quietSince = now;
                }
                if ((log.isComplete() && fleet.caughtUp()) || now - quietSince >= drain.toNanos()) {
                    return;
                }
            }
        }
    }
}
