package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.producers.pacing.PacedLoop;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.source.OutgoingRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a plan's records to Kafka, each at its intended time, on a thread of its own. When Kafka is slower than the
 * plan, sending blocks and the records' send delays show it; none is dropped.
 */
public final class ProducerRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerRun.class);

    private final ProducerPlan plan;
    private final KafkaRecordSink sink;
    private final PacingClock clock;
    private final PacedLoop loop;
    private final CompletableFuture<ProducerResult> completion = new CompletableFuture<>();
    private volatile boolean closed;

    private ProducerRun(ProducerPlan plan, KafkaRecordSink sink, PacingClock clock) {
        this.plan = plan;
        this.sink = sink;
        this.clock = clock;
        loop = new PacedLoop(plan.pacing(), clock);
    }

    /**
     * Connects, then starts to send: the run's time begins when the topic was reached.
     *
     * @throws IllegalArgumentException for client properties that do not work
     * @throws KafkaSinkException when the topic cannot be reached; nothing was started then
     */
    public static ProducerRun start(ProducerPlan plan, KafkaTarget target) {
        return start(plan, target, () -> TimeAxis.startingNow(PacingClock.system(), plan.pacing()));
    }

    /**
     * As {@link #start(ProducerPlan, KafkaTarget)}, in a time of the caller's own.
     *
     * @param time called once the topic was reached; its start may lie ahead, and nothing is sent before
     */
    public static ProducerRun start(ProducerPlan plan, KafkaTarget target, Supplier<TimeAxis> time) {
        PacingClock clock = PacingClock.system();
        return start(plan, KafkaRecordSink.open(target, plan.partitioning(), plan.transactions(), clock, time), clock);
    }

    static ProducerRun start(ProducerPlan plan, KafkaRecordSink sink, PacingClock clock) {
        ProducerRun run = new ProducerRun(requireNonNull(plan, "plan"), sink, clock);
        Thread thread = new Thread(run::send, "producer-" + sink.sentLog().topic());
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    /** @return where records came to lie, while the run goes on and after it */
    public SentLog sentLog() {
        return sink.sentLog();
    }

    /** @return intended time and timestamp of every record */
    public TimeAxis timeAxis() {
        return sink.timeAxis();
    }

    /** @return latencies so far: intended time to handing over; its interval is for one caller */
    public LatencyRecorder sendDelays() {
        return sink.sendDelays();
    }

    /** @return latencies so far: handing over to the broker's answer; its interval is for one caller */
    public LatencyRecorder acknowledgements() {
        return sink.acknowledgements();
    }

    public ProducerProgress progress() {
        long now = clock.nanoTime();
        Duration since = Duration.ofNanos(Math.max(0, now - sink.timeAxis().startNanos()));
        long due = Math.min(plan.records(), plan.pacing().recordsWithin(since));
        return new ProducerProgress(
                now, plan.records(), due, sink.sent(), sink.acknowledged() + sink.aborted(), sink.failed());
    }

    /** Sends no further record. What is on its way is still awaited: {@link #completion} follows. Does not wait. */
    public void stop() {
        loop.stop();
    }

    /**
     * @return done when nothing is on its way any more: at the end of the plan, after {@link #stop} or {@link #close},
     *     or when it broke off. Never completes with an exception; cancelling it does nothing to the run.
     */
    public CompletableFuture<ProducerResult> completion() {
        return completion.copy();
    }

    /** Stops at once: what is not acknowledged yet fails. Waits for nothing but the thread that sends. */
    @Override
    public void close() {
        closed = true;
        loop.stop();
        sink.close();
        completion.join();
    }

    private void send() {
        Optional<String> brokenOffBy = Optional.empty();
        boolean worthWaiting = true;
        try {
            sendAll();
        } catch (KafkaSinkException e) {
            worthWaiting = false;
            brokenOffBy = closed ? Optional.empty() : Optional.of(e.getMessage());
        } catch (UnsendableRecordException | DeviceUnavailableException e) {
            brokenOffBy = Optional.of(e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("The producer for {} broke", sink.sentLog().topic(), e);
            brokenOffBy = Optional.of("the producer broke after " + sink.sent() + " records: " + e);
        }
        try {
            if (worthWaiting) {
                sink.flush();
            }
            sink.close();
        } catch (KafkaSinkException e) {
            brokenOffBy = closed ? brokenOffBy : Optional.of(brokenOffBy.orElse(e.getMessage()));
            sink.close();
        } catch (RuntimeException e) {
            // Closed or interrupted meanwhile: what was on its way counts as failed, which the result says.
            LOG.debug("Not every record for {} was awaited", sink.sentLog().topic(), e);
        } finally {
            complete(brokenOffBy);
        }
    }

    private void sendAll() {
        TimeAxis axis = sink.timeAxis();
        if (!plan.pacing().isUnlimited() || !plan.source().mayBeMadeAhead()) {
            loop.run(
                    axis.startNanos(),
                    plan.records(),
                    (index, intendedNanos) ->
                            send(index, () -> plan.source().record(index, axis.timestampMillis(index))));
            return;
        }
        try (RecordsAhead ahead = RecordsAhead.of(plan.source(), axis, plan.records())) {
            loop.run(
                    axis.startNanos(),
                    plan.records(),
                    (index, intendedNanos) -> send(index, () -> ahead.record(index)));
        }
    }

    private void send(long index, Making making) {
        try {
            sink.send(index, making.record());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaSinkException("interrupted while waiting for record " + index, e);
        } catch (IllegalArgumentException e) {
            throw new UnsendableRecordException(e.getMessage(), e);
        }
    }

    private void complete(Optional<String> brokenOffBy) {
        completion.complete(new ProducerResult(
                plan.records(),
                sink.sent(),
                sink.acknowledged(),
                sink.aborted(),
                sink.failed(),
                sink.failures(),
                Duration.ofNanos(clock.nanoTime() - sink.timeAxis().startNanos()),
                sink.sendDelays().total(),
                sink.acknowledgements().total(),
                brokenOffBy));
    }

    /** How the next record is come by. */
    @FunctionalInterface
    private interface Making {
        OutgoingRecord record() throws InterruptedException;
    }

    private static final class UnsendableRecordException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnsendableRecordException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
