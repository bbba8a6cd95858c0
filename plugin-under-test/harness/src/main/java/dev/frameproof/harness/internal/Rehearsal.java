package dev.frameproof.harness.internal;

import dev.frameproof.harness.FrameListener;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.process.Resources;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends the first records of each workload the whole way, through topics of their own that nobody is shown. All that is
 * slow for the first time has then happened: the first note is heard on the beat. What comes is not judged.
 */
final class Rehearsal {
    private static final Rate RATE = Rate.perSecond(450);
    private static final long RECORDS = 900;
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final RunPlan plan;
    private final Surroundings surroundings;

    Rehearsal(RunPlan plan, Surroundings surroundings) {
        this.plan = plan;
        this.surroundings = surroundings;
    }

    /** Returns when all has come, when that takes too long, or when told to stop. */
    void play(CountDownLatch stop) throws InterruptedException {
        var share = new Schedule.Share(Pacing.fixed(RATE), Optional.of(RATE), RECORDS);
        Duration sending = Duration.ofNanos(share.pacing().offsetNanos(RECORDS));
        var schedule = new Schedule(plan.workloads().stream().map(any -> share).toList(), sending);
        try (var resources = new Resources()) {
            List<TopicRun> topics = surroundings.rehearsed(schedule, resources);
            var streams = new Streams(plan);
            streams.open(
                    new Viewing(
                            plan,
                            surroundings.plugin(),
                            surroundings.stack(),
                            new LatencyRecorder(),
                            FrameListener.NONE,
                            Optional.empty()),
                    topics,
                    surroundings.rehearsalId(),
                    resources);
            // What is measured at the time has no first records to send before their time.
            topics.stream().filter(topic -> topic.source().mayBeMadeAhead()).forEach(TopicRun::start);
            await(
                    topics,
                    streams,
                    stop,
                    System.nanoTime() + sending.plus(CAUGHT_UP_WITHIN).toNanos());
        }
    }

    private static void await(List<TopicRun> topics, Streams streams, CountDownLatch stop, long deadlineNanos)
            throws InterruptedException {
        boolean stopped = false;
        while (!stopped && System.nanoTime() - deadlineNanos < 0) {
            if (topics.stream().allMatch(TopicRun::isOver)
                    && streams.viewers().stream().allMatch(Viewer::caughtUp)) {
                return;
            }
            stopped = stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
