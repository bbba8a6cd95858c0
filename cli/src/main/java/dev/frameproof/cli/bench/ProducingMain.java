package dev.frameproof.cli.bench;

import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.sink.ProducerRun;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our side of {@link ProduceBenchmark}, in a process of its own: made, encoded and sent as fast as it goes. */
public final class ProducingMain {
    private static final Pattern RATE = Pattern.compile("([0-9.]+) records a second");
    private static final double NANOS_PER_SECOND = 1e9;

    private ProducingMain() {}

    /** @param arguments brokers, topic, format, records to warm up with, records to measure */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        KafkaTarget target = new KafkaTarget(arguments[0], arguments[1], Map.of());
        BenchmarkWorkload work = BenchmarkWorkload.of(RecordFormat.parse(arguments[2]));
        send(work.plan(Pacing.unlimited(), Long.parseLong(arguments[3])), target);
        ProducerResult result = send(work.plan(Pacing.unlimited(), Long.parseLong(arguments[4])), target);
        System.out.printf(
                Locale.ROOT,
                "%.1f records a second%n",
                result.acknowledged() * NANOS_PER_SECOND / result.took().toNanos());
    }

    /** @return the rate that a line tells, 0 when it tells none */
    static double rate(String line) {
        Matcher matcher = RATE.matcher(line);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    private static ProducerResult send(ProducerPlan plan, KafkaTarget target) {
        try (ProducerRun run = ProducerRun.start(plan, target)) {
            ProducerResult result = run.completion().join();
            if (result.acknowledged() != plan.records()) {
                throw new IllegalStateException(
                        result.brokenOffBy().orElse("not every record was taken: " + result.failures()));
            }
            return result;
        }
    }
}
