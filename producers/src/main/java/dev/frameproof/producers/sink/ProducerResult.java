package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param planned how many records the plan has
 * @param sent how many were handed to Kafka's client
 * @param acknowledged how many the broker took, those in transactions that were aborted not among them
 * @param aborted how many it took in transactions that were aborted
 * @param failed how many it did not
 * @param failures the first of those that failed, at most {@link KafkaRecordSink#KEPT_FAILURES}
 * @param took from the run's start until nothing was on its way any more
 * @param sendDelays nanoseconds from each record's intended time to the call that handed it to Kafka's client
 * @param acknowledgements nanoseconds from that call to the broker's answer
 * @param brokenOffBy why it ended before its time; empty when all was sent or it was told to stop
 */
public record ProducerResult(
        long planned,
        long sent,
        long acknowledged,
        long aborted,
        long failed,
        List<ProduceFailure> failures,
        Duration took,
        Histogram sendDelays,
        Histogram acknowledgements,
        Optional<String> brokenOffBy) {
    public ProducerResult {
        failures = List.copyOf(failures);
        requireNonNull(took, "took");
        requireNonNull(sendDelays, "sendDelays");
        requireNonNull(acknowledgements, "acknowledgements");
        requireNonNull(brokenOffBy, "brokenOffBy");
    }

    /** @return acknowledged records a second over the whole run */
    public double acknowledgedPerSecond() {
        return took.isZero() ? 0 : acknowledged * 1e9 / took.toNanos();
    }
}
