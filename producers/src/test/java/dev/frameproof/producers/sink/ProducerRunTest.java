package dev.frameproof.producers.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProducerRunTest {
    private static final Pacing SLOW =
            Pacing.fixed(new Rate(1, Duration.ofHours(1).toNanos()));

    private final PacingClock clock = PacingClock.system();
    private final MockProducer<byte[], byte[]> client = TestingProducers.onTopicT(3, true);

    @Test
    void sendsThePlanAndTellsWhatCameOfIt() throws Exception {
        try (ProducerRun run = start(IntegerValue::new, Pacing.unlimited(), 10_000)) {
            ProducerResult result = run.completion().get(20, TimeUnit.SECONDS);
            assertThat(result.planned()).isEqualTo(10_000);
            assertThat(result.sent()).isEqualTo(10_000);
            assertThat(result.acknowledged()).isEqualTo(10_000);
            assertThat(result.failed()).isZero();
            assertThat(result.brokenOffBy()).isEmpty();
            assertThat(result.acknowledgements().getTotalCount()).isEqualTo(10_000);
            assertThat(result.acknowledgedPerSecond()).isPositive();
            assertThat(run.sentLog().indexAt(1, 7)).isEqualTo(7 * 3 + 1);
            ProducerProgress progress = run.progress();
            assertThat(progress.due()).isEqualTo(10_000);
            assertThat(progress.acknowledged()).isEqualTo(10_000);
            assertThat(client.history().get(42).value()).isEqualTo("42".getBytes(UTF_8));
            assertThat(client.history().get(42).key()).isEqualTo("key".getBytes(UTF_8));
        }
        assertThat(client.closed()).isTrue();
    }

    @Test
    void stopEndsItBeforeItsTimeWithoutAReasonToComplain() throws Exception {
        try (ProducerRun run = start(IntegerValue::new, SLOW, 10)) {
            run.stop();
            ProducerResult result = run.completion().get(20, TimeUnit.SECONDS);
            assertThat(result.sent()).isLessThanOrEqualTo(1);
            assertThat(result.planned()).isEqualTo(10);
            assertThat(result.brokenOffBy()).isEmpty();
        }
    }

    @Test
    void closeEndsItAtOnce() {
        ProducerRun run = start(IntegerValue::new, SLOW, 10);
        run.close();
        assertThat(run.completion()).isCompleted();
        assertThat(client.closed()).isTrue();
    }

    @Test
    void aRecordThatCannotBeWrittenBreaksItOffAndIsNamed() throws Exception {
        try (ProducerRun run = start(i -> new FloatValue(i == 3 ? Double.NaN : i), Pacing.unlimited(), 10)) {
            ProducerResult result = run.completion().get(20, TimeUnit.SECONDS);
            assertThat(result.acknowledged()).isEqualTo(3);
            assertThat(result.brokenOffBy())
                    .contains("record 3 of workload numbers cannot be written as json: JSON has no NaN, which lies at"
                            + " the top");
        }
    }

    @Test
    void aClientThatRefusesBreaksItOff() throws Exception {
        client.sendException = new TimeoutException("no room");
        try (ProducerRun run = start(IntegerValue::new, Pacing.unlimited(), 10)) {
            ProducerResult result = run.completion().get(20, TimeUnit.SECONDS);
            assertThat(result.sent()).isEqualTo(1);
            assertThat(result.failed()).isEqualTo(1);
            assertThat(result.brokenOffBy())
                    .hasValueSatisfying(why -> assertThat(why).contains("no room"));
        }
    }

    @Test
    void aBrokenWorkloadEndsInAResultToo() throws Exception {
        try (ProducerRun run = start(
                i -> {
                    throw new IllegalStateException("the instrument was unplugged");
                },
                Pacing.unlimited(),
                10)) {
            assertThat(run.completion().get(20, TimeUnit.SECONDS).brokenOffBy())
                    .hasValueSatisfying(why -> assertThat(why).contains("the instrument was unplugged"));
        }
    }

    @Test
    void rateIsCountedBetweenTwoMoments() {
        ProducerProgress earlier = new ProducerProgress(0, 100, 10, 10, 10, 0);
        ProducerProgress later = new ProducerProgress(500_000_000, 100, 60, 60, 60, 0);
        assertThat(later.acknowledgedPerSecondSince(earlier)).isEqualTo(100.0);
        assertThat(later.acknowledgedPerSecondSince(later)).isZero();
    }

    private ProducerRun start(LongFunction<Value> values, Pacing pacing, long records) {
        Workload workload = new Workload() {
            @Override
            public String name() {
                return "numbers";
            }

            @Override
            public Sample sample(long index) {
                return new Sample(Optional.of(new Value.TextValue("key")), values.apply(index));
            }
        };
        ProducerPlan plan = new ProducerPlan(
                workload, new TextEncoder(), new JsonEncoder(), pacing, records, Partitioning.roundRobin(3));
        KafkaRecordSink sink =
                new KafkaRecordSink(client, "t", 3, plan.partitioning(), TimeAxis.startingNow(clock, pacing), clock);
        return ProducerRun.start(plan, sink, clock);
    }
}
