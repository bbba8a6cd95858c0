package dev.frameproof.harness.watch;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.internal.FrameTap;
import dev.frameproof.harness.internal.Viewer;
import dev.frameproof.harness.recording.FrameRecorder;
import dev.frameproof.harness.topic.TopicReader;
import dev.frameproof.harness.topic.TopicRecords;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.StartPosition.Reset;
import dev.frameproof.oracle.StreamProgress;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Measure;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.apache.kafka.common.KafkaException;

/** The steps of one watch, each to be called once, in order: start, watch, finish. */
final class WatchSession {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(500);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(10);
    private static final int HELD_BYTES_AT_MOST = 64 << 20;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private final WatchPlan plan;
    private final RunListener listener;
    private final CountDownLatch stop;
    private final Supplier<Duration> sinceStart;
    private Optional<FrameRecorder> recorder = Optional.empty();
    private WatchedStream stream;
    private TopicReader topic;
    private Viewer viewer;
    private WatchResult result;
    private long watchNanos;
    private long lastSampleNanos;
    private StreamProgress last = new StreamProgress(0, 0, 0, 0, 0);
    private boolean firstRowTold;

    WatchSession(WatchPlan plan, RunListener listener, CountDownLatch stop, Supplier<Duration> sinceStart) {
        this.plan = plan;
        this.listener = listener;
        this.stop = stop;
        this.sinceStart = sinceStart;
    }

    /** Finds Grafana, datasource and topic, and subscribes. */
    void start(RunFolder folder, RunEnvironment environment, Resources resources, WatchResult into)
            throws InterruptedException {
        result = into;
        stream = WatchedStream.find(plan, folder, environment, resources);
        stream.facts().forEach(result::fact);
        listener.step(stream.describe(), sinceStart.get());
        KafkaConnection kafka = stream.kafka();
        topic = resources.add(
                "the reader of " + plan.query().topicName(),
                TopicReader.open(
                        kafka,
                        stream.query(),
                        new RecordDecoding(stream.query(), plan.registry(), stream.representation())),
                CLOSE_DEADLINE);
        TopicRecords records = topic.records();
        VerifierOptions options = VerifierOptions.named(plan.query().topicName())
                .withLateAfter(plan.checks().late())
                .withHold(plan.checks().drain().plusSeconds(5), HELD_BYTES_AT_MOST)
                .withFindingsKept(plan.checks().keptFindings());
        LatencyRecorder latency = result.latency();
        var verifier = new StreamVerifier(stream.query(), stream.representation(), records, latency, options);
        if (plan.query().start().reset() == Reset.LAST_N) {
            int lastN = plan.query().start().lastN();
            topic.begunAt().forEach((partition, at) -> verifier.dueFrom(partition, Math.max(0, at.end() - lastN)));
        }
        if (plan.duration().isEmpty()) {
            records.dueUntil(topic.endsAtStart());
        }
        if (plan.recording().isPresent()) {
            recorder = Optional.of(recorder(plan.recording().get(), resources));
        }
        FrameTap tap = recorder.<FrameTap>map(one -> one::accept).orElse(FrameTap.NONE);
        viewer = stream.subscribe(verifier, tap, resources);
        listener.step("subscribed to " + viewer.channel(), sinceStart.get());
    }

    /** Watches until its time is over or all that was due is there. */
    void watch() throws InterruptedException {
        watchNanos = System.nanoTime();
        lastSampleNanos = watchNanos;
        long quietSince = watchNanos;
        long delivered = -1;
        while (!isOver()) {
            boolean stopped = stop.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
            long now = System.nanoTime();
            sample(now);
            if (stopped) {
                break;
            }
            StreamProgress progress = viewer.progress();
            if (progress.delivered() != delivered || !topic.records().isReadToTheEnd()) {
                delivered = progress.delivered();
                quietSince = now;
            }
            boolean quiet = now - quietSince >= plan.checks().drain().toNanos();
            if (plan.duration().isEmpty() && quiet) {
                break;
            }
        }
        drain();
    }

    private boolean isOver() {
        if (viewer.hasBrokenOff() || topic.failure().isPresent()) {
            return true;
        }
        return plan.duration().isPresent()
                ? System.nanoTime() - watchNanos >= plan.duration().get().toNanos()
                : topic.records().isReadToTheEnd() && viewer.caughtUp();
    }

    private void drain() throws InterruptedException {
        if (viewer.hasBrokenOff() || topic.failure().isPresent()) {
            return;
        }
        try {
            if (plan.duration().isPresent()) {
                topic.records().dueUntil(topic.endsNow());
            }
        } catch (KafkaException silent) {
            result.problem(new Problem(
                    "Kafka no longer tells where the topic ends.",
                    String.valueOf(silent.getMessage()),
                    "See whether it still runs."));
        }
        var ended = new CountDownLatch(1);
        long deadline = System.nanoTime() + plan.checks().drain().toNanos();
        while (System.nanoTime() - deadline < 0
                && !viewer.hasBrokenOff()
                && !(topic.records().isReadToTheEnd() && viewer.caughtUp())) {
            boolean unused = ended.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
            sample(System.nanoTime());
        }
    }

    /** Judges what came. */
    void finish(WatchResult into) throws InterruptedException {
        stream.stopListening();
        boolean settled = stream.settle(SETTLED_WITHIN);
        if (!settled) {
            listener.step("not everything that came was verified in time", sinceStart.get());
        }
        topic.failure()
                .ifPresent(why -> into.problem(new Problem(
                        "Reading the topic " + plan.query().topicName() + " broke off.",
                        why,
                        "See whether Kafka still runs and the topic is still there.")));
        into.stream(viewer, viewer.finish());
        if (recorder.isPresent()) {
            write(recorder.get(), into);
        }
    }

    private void write(FrameRecorder frames, WatchResult into) {
        try {
            frames.write(stream.query(), stream.datasource().jsonData(), topic, plan.registry());
            into.fact("Recording", frames.file().toString());
            listener.step("recorded in " + frames.file(), sinceStart.get());
        } catch (IOException unwritable) {
            throw unwritable(frames.file(), unwritable);
        }
    }

    private static FrameRecorder recorder(Path file, Resources resources) {
        try {
            return resources.add("the recording", new FrameRecorder(file), CLOSE_DEADLINE);
        } catch (IOException unwritable) {
            throw unwritable(file, unwritable);
        }
    }

    private static EnvironmentException unwritable(Path file, IOException why) {
        return new EnvironmentException(
                new Problem(
                        "The recording " + file + " cannot be written.",
                        String.valueOf(why.getMessage()),
                        "Make room, or name another file with --to."),
                why);
    }

    private void sample(long now) {
        StreamProgress progress = viewer.progress();
        if (!firstRowTold && progress.verified() > 0) {
            firstRowTold = true;
            listener.firstFrame(sinceStart.get());
        }
        if (now - lastSampleNanos < BETWEEN_SAMPLES.toNanos()) {
            return;
        }
        Duration elapsed = Duration.ofNanos(now - watchNanos);
        double seconds = (now - lastSampleNanos) / NANOS_PER_SECOND;
        double rate = (progress.verified() - last.verified()) / seconds;
        result.timeLine()
                .add(Measure.THROUGHPUT, "delivered", elapsed, (progress.delivered() - last.delivered()) / seconds);
        result.timeLine().add(Measure.THROUGHPUT, "verified", elapsed, rate);
        Histogram interval = result.latency().interval();
        listener.progress(new Progress(
                elapsed,
                plan.duration().map(whole -> whole.compareTo(elapsed) > 0 ? whole.minus(elapsed) : Duration.ZERO),
                topic.records().read(),
                progress.delivered(),
                progress.verified(),
                rate,
                percentile(interval, MEDIAN, elapsed, "p50"),
                percentile(interval, TAIL, elapsed, "p99"),
                progress.findings()));
        last = progress;
        lastSampleNanos = now;
    }

    private Optional<Duration> percentile(Histogram interval, double percentile, Duration elapsed, String name) {
        if (interval.getTotalCount() == 0) {
            return Optional.empty();
        }
        long micros = interval.getValueAtPercentile(percentile);
        result.timeLine().add(Measure.LATENCY, name, elapsed, micros / MICROS_PER_MILLI);
        return Optional.of(Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros)));
    }
}
