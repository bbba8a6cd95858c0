package dev.frameproof.cli;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.Partitioning;
import dev.frameproof.producers.sink.ProduceFailure;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.sink.ProducerProgress;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Units;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends records to a topic, and tells how it goes. */
final class KafkaSending {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final int SHOWN_FAILURES = 5;

    private final PrintWriter out;
    private final SendingLine line;
    private final Sounding sounding;

    KafkaSending(PrintWriter out, SendingLine line, Sounding sounding) {
        this.sounding = sounding;
        this.out = out;
        this.line = line;
    }

    ExitCode send(SendingPlan plan, KafkaTarget target) throws InterruptedException {
        int partitions = partitions(plan, target);
        Partitioning partitioning = index -> plan.partitionOf(index, partitions);
        ProducerPlan producing =
                new ProducerPlan(plan.source(), plan.pacing(), plan.records(), partitioning, plan.transactions());
        try (ProducerRun run = ProducerRun.start(producing, target);
                Interruption interruption = new Interruption(run::stop)) {
            sounding.begins(run.timeAxis(), plan.records());
            ProducerResult result = follow(run, plan);
            sounding.ends();
            line.clear();
            tell(result, target);
            if (result.brokenOffBy().isPresent() || result.failed() > 0) {
                throw new EnvironmentException(problem(result, target), null);
            }
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.PROVED;
        }
    }

    private static int partitions(SendingPlan plan, KafkaTarget target) {
        try (TopicAdmin admin = new TopicAdmin(target.bootstrapServers(), target.clientProperties())) {
            return admin.partitions(target.topic(), TIMEOUT).orElseGet(() -> {
                admin.create(target.topic(), plan.partitions(), Map.of(), TIMEOUT);
                return plan.partitions();
            });
        }
    }

    private ProducerResult follow(ProducerRun run, SendingPlan plan) throws InterruptedException {
        while (true) {
            try {
                return run.completion().get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a producer's end says all without an exception", e);
            } catch (TimeoutException goesOn) {
                ProducerProgress progress = run.progress();
                Duration elapsed = Duration.ofNanos(
                        Math.max(0, progress.atNanos() - run.timeAxis().startNanos()));
                if (plan.isOver(elapsed)) {
                    run.stop();
                }
                line.show(elapsed, progress.acknowledged(), progress.due(), plan.records());
            }
        }
    }

    private void tell(ProducerResult result, KafkaTarget target) {
        out.println("%s: %s in %s, %s%s; acknowledged within p50 %s, p99 %s"
                .formatted(
                        target,
                        Units.count(result.acknowledged(), "record", "records"),
                        Units.duration(result.took()),
                        Units.rate(result.acknowledgedPerSecond()),
                        result.aborted() == 0
                                ? ""
                                : ", and " + Units.count(result.aborted()) + " in aborted transactions",
                        duration(result.acknowledgements().getValueAtPercentile(50)),
                        duration(result.acknowledgements().getValueAtPercentile(99))));
        result.failures().stream()
                .limit(SHOWN_FAILURES)
                .map(ProduceFailure::text)
                .forEach(text -> out.println("  " + text));
    }

    private static String duration(long nanos) {
        return Units.duration(Duration.ofNanos(nanos));
    }

    private static Problem problem(ProducerResult result, KafkaTarget target) {
        return new Problem(
                result.brokenOffBy().isPresent()
                        ? "sending to " + target + " broke off after " + Units.count(result.sent(), "record", "records")
                        : Units.count(result.failed(), "record was", "records were") + " not taken by " + target,
                result.brokenOffBy().orElseGet(() -> result.failures().get(0).text()),
                "");
    }
}
