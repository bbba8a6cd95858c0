package dev.frameproof.agents.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.agents.EncodedHistogram;
import dev.frameproof.agents.IndexShare;
import dev.frameproof.agents.ProduceTaskSpec;
import dev.frameproof.agents.StreamSpec;
import dev.frameproof.agents.TaskResult;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.share.PlannedWorkload;
import dev.frameproof.oracle.Representation;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.sink.ProducerProgress;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.sink.TransactionPlan;
import dev.frameproof.reports.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Sends one share. It ends at the first record that fails: nobody could tell what lies behind that. */
public final class ProduceTask implements AgentTask {
    private static final long BETWEEN_LOOKS_MILLIS = 500;
    private static final int PROBLEMS_AT_MOST = 5;

    private final ProduceTaskSpec spec;
    private final PlannedWorkload workload;
    private final Pacing pacing;
    private final KafkaConnection kafka;
    private final IndexShare share;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @throws IllegalArgumentException when the topic has too few partitions for so many senders */
    public ProduceTask(ProduceTaskSpec spec, PlannedWorkload workload, Pacing pacing, KafkaConnection kafka) {
        this.spec = requireNonNull(spec, "spec");
        this.workload = requireNonNull(workload, "workload");
        this.pacing = requireNonNull(pacing, "pacing");
        this.kafka = requireNonNull(kafka, "kafka");
        share = new IndexShare(spec.share(), spec.shares());
        share.partitions(spec.stream().partitions());
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public TaskResult run(Consumer<TaskResult> progress) throws InterruptedException {
        StreamSpec stream = spec.stream();
        LoadClock clock = LoadClock.startingAt(spec.loadStartMs());
        try (TopicEnds ends = new TopicEnds(kafka, stream.topic(), stream.partitions())) {
            ends.ensure();
            requireEmpty(ends.now());
        }
        Map<String, String> properties = new HashMap<>(kafka.clientProperties());
        if (!stream.compression().isEmpty()) {
            properties.put("compression.type", stream.compression());
        }
        // How values are shown is the viewers' concern: nothing is watched here.
        PlannedWorkload.OnTopic sent =
                workload.on(stream.topic(), Registries.client(stream, workload), Representation.bundled());
        Pacing own = new SharedPacing(pacing, share);
        ProducerPlan plan = new ProducerPlan(
                new SharedSource(sent.records(), share),
                own,
                share.records(stream.records()),
                n -> share.partition(n, stream.partitions()),
                TransactionPlan.none());
        var target = new KafkaTarget(kafka.bootstrapServers(), stream.topic(), properties);
        try (ProducerRun run = ProducerRun.start(
                plan, target, () -> new TimeAxis(stream.timestampsFromMs(), clock.startNanos(), own))) {
            return follow(run, clock, progress);
        }
    }

    private void requireEmpty(Map<Integer, Long> ends) {
        ends.forEach((partition, end) -> {
            if (end > 0 && partition % share.of() == share.number()) {
                throw new EnvironmentException(
                        new Problem(
                                "Partition %d of topic %s is not empty: its next offset is %d."
                                        .formatted(partition, spec.stream().topic(), end),
                                "What lies where is worked out from offset 0 on.",
                                "Name a topic that does not exist yet."),
                        null);
            }
        });
    }

    private TaskResult follow(ProducerRun run, LoadClock clock, Consumer<TaskResult> progress)
            throws InterruptedException {
        while (true) {
            try {
                ProducerResult result = run.completion().get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
                return ended(result, clock);
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("a producer's end says all without an exception", impossible);
            } catch (TimeoutException goesOn) {
                ProducerProgress now = run.progress();
                if (stop.getCount() == 0 || now.failed() > 0) {
                    run.stop();
                }
                progress.accept(result(
                        false,
                        new Counts(now.sent(), now.acknowledged(), now.failed()),
                        clock,
                        List.of(),
                        run.sendDelays().total(),
                        run.acknowledgements().total()));
            }
        }
    }

    private TaskResult ended(ProducerResult result, LoadClock clock) {
        List<String> problems = new ArrayList<>();
        result.brokenOffBy().ifPresent(problems::add);
        result.failures().stream()
                .limit(PROBLEMS_AT_MOST)
                .forEach(failure -> problems.add(failure.text() + " (the index is that within the share)"));
        return result(
                true,
                new Counts(result.sent(), result.acknowledged(), result.failed()),
                clock,
                problems,
                result.sendDelays(),
                result.acknowledgements());
    }

    private record Counts(long sent, long acknowledged, long failed) {}

    private TaskResult result(
            boolean finished,
            Counts counts,
            LoadClock clock,
            List<String> problems,
            Histogram waiting,
            Histogram produce) {
        Map<String, EncodedHistogram> latencies = new TreeMap<>();
        latencies.put("waiting", EncodedHistogram.of(waiting, TimeUnit.NANOSECONDS));
        latencies.put("produce", EncodedHistogram.of(produce, TimeUnit.NANOSECONDS));
        return new TaskResult(
                TaskResult.PRODUCE,
                spec.node(),
                LoadClock.machine(),
                spec.stream().topic(),
                spec.share(),
                spec.shares(),
                finished,
                share.records(spec.stream().records()),
                counts.sent(),
                counts.acknowledged(),
                counts.failed(),
                0,
                0,
                0,
                0,
                0,
                0,
                clock.loadMillis(),
                clock.cpuMillis(),
                problems,
                latencies,
                null);
    }
}
