package dev.frameproof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.sink.KafkaSentLog;
import dev.frameproof.producers.sink.TimeAxis;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Delays and stalls that are planted into a run whose clock is the test's, and what the figures say of them. */
class LatencyPartsTest {
    private static final int RECORDS = 10_000;
    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;
    private static final long SECONDS = 1_000_000_000;
    private static final double WITHIN_MICROS = 1_000;

    private final TimeAxis axis = new TimeAxis(0, 5 * SECONDS, Pacing.fixed(Rate.perSecond(1_000)));
    private final KafkaSentLog log = new KafkaSentLog("t", 1, axis);
    private final LatencyRecorder recorder = new LatencyRecorder();

    /** Ordinary times of one record, from its intended send time on. */
    private long sent(long index) {
        return axis.intendedNanos(index) + 200 * MICROS;
    }

    @Test
    void plantedDelayShowsInItsPartAlone() {
        Map<LatencyPart, long[]> exact = run(
                this::sent,
                index -> sent(index) + 2 * MILLIS,
                index -> sent(index) + 2 * MILLIS + (index % 100 == 7 ? 45 * MILLIS : 5 * MILLIS));

        assertRight(exact);
        assertThat(percentile(LatencyPart.DELIVER, 98.9)).isBetween(4_000.0, 6_000.0);
        assertThat(percentile(LatencyPart.DELIVER, 99.5)).isBetween(44_000.0, 46_000.0);
        assertThat(percentile(LatencyPart.PRODUCE, 100)).isBetween(1_000.0, 3_000.0);
        assertThat(percentile(LatencyPart.TOTAL, 99.5)).isBetween(46_200.0, 48_200.0);
    }

    @Test
    void producerThatStallsHidesNothing() {
        long from = axis.intendedNanos(3_000);
        long to = axis.intendedNanos(5_000);
        LongUnaryOperator stalled = index -> sent(index) < from ? sent(index) : Math.max(sent(index), to);

        Map<LatencyPart, long[]> exact = run(
                stalled,
                index -> stalled.applyAsLong(index) + 2 * MILLIS,
                index -> stalled.applyAsLong(index) + 7 * MILLIS);

        assertRight(exact);
        // A fifth of all records was meant to be sent while nothing was: each waited, none is left out.
        assertThat(recorder.total(LatencyPart.WAITING).getTotalCount()).isEqualTo(RECORDS);
        assertThat(percentile(LatencyPart.WAITING, 100)).isBetween(1_999_000.0, 2_001_000.0);
        assertThat(percentile(LatencyPart.TOTAL, 90)).isBetween(1_006_000.0, 1_008_000.0);
        assertThat(percentile(LatencyPart.DELIVER, 100)).isBetween(4_000.0, 6_000.0);
    }

    @Test
    void brokerThatStallsShowsInTheAcknowledgement() {
        long from = axis.intendedNanos(6_000);
        long to = axis.intendedNanos(6_700);
        LongUnaryOperator acknowledged =
                index -> sent(index) < from ? sent(index) + 2 * MILLIS : Math.max(sent(index) + 2 * MILLIS, to);

        Map<LatencyPart, long[]> exact =
                run(this::sent, acknowledged, index -> acknowledged.applyAsLong(index) + 5 * MILLIS);

        assertRight(exact);
        assertThat(percentile(LatencyPart.PRODUCE, 100)).isBetween(698_800.0, 700_800.0);
        assertThat(percentile(LatencyPart.WAITING, 100)).isLessThan(1_200.0);
    }

    @Test
    void rowThatOvertookItsAcknowledgementWasDeliveredAtOnce() {
        run(this::sent, index -> sent(index) + 5 * MILLIS, index -> sent(index) + 3 * MILLIS);

        assertThat(percentile(LatencyPart.DELIVER, 100)).isEqualTo(1);
        assertThat(percentile(LatencyPart.TOTAL, 100)).isBetween(3_100.0, 3_300.0);
    }

    @Test
    void warmUpShowsOverTimeAndStaysOutOfTheTotal() {
        long end = axis.intendedNanos(4_000);
        recorder.countFrom(end);
        run(
                this::sent,
                index -> sent(index) + 2 * MILLIS,
                index -> sent(index) + (axis.intendedNanos(index) < end ? 900 * MILLIS : 7 * MILLIS));

        assertThat(recorder.leftOut()).isEqualTo(4_000);
        for (LatencyPart part : LatencyPart.values()) {
            assertThat(recorder.total(part).getTotalCount()).isEqualTo(6_000);
            assertThat(recorder.interval(part).getTotalCount()).isEqualTo(RECORDS);
        }
        assertThat(percentile(LatencyPart.TOTAL, 100)).isBetween(6_200.0, 8_200.0);
    }

    @Test
    void recordsWhoseTimesAreForgottenCountForTheWholeWayAlone() {
        int many = KafkaSentLog.TIMED_RECORDS + 5_000;
        for (int index = 0; index < many; index++) {
            log.add(0, index, index, -1, sent(index), sent(index) + MILLIS);
        }
        assertThat(log.waitNanosAt(0, 0)).isEqualTo(-1);
        assertThat(log.acknowledgementNanosAt(0, many - 1)).isEqualTo(MILLIS);
        assertThat(log.waitNanosAt(0, many - 1)).isEqualTo(200 * MICROS);
        assertThat(log.waitNanosAt(0, many)).isEqualTo(-1);
        record(0, axis.intendedNanos(0) + 9 * MILLIS);

        assertThat(recorder.total(LatencyPart.TOTAL).getTotalCount()).isEqualTo(1);
        assertThat(recorder.total(LatencyPart.DELIVER).getTotalCount()).isZero();
    }

    /** @return what each part of each record took, by the test's own reckoning, in microseconds, rising */
    private Map<LatencyPart, long[]> run(
            LongUnaryOperator sent, LongUnaryOperator acknowledged, LongUnaryOperator arrived) {
        Map<LatencyPart, long[]> exact = new EnumMap<>(LatencyPart.class);
        for (LatencyPart part : LatencyPart.values()) {
            exact.put(part, new long[RECORDS]);
        }
        for (int index = 0; index < RECORDS; index++) {
            long intended = axis.intendedNanos(index);
            long sentNanos = sent.applyAsLong(index);
            long acknowledgedNanos = acknowledged.applyAsLong(index);
            long arrivedNanos = arrived.applyAsLong(index);
            log.add(0, index, index, -1, sentNanos, acknowledgedNanos);
            record(index, arrivedNanos);
            exact.get(LatencyPart.TOTAL)[index] = (arrivedNanos - intended) / MICROS;
            exact.get(LatencyPart.WAITING)[index] = (sentNanos - intended) / MICROS;
            exact.get(LatencyPart.PRODUCE)[index] = (acknowledgedNanos - sentNanos) / MICROS;
            exact.get(LatencyPart.DELIVER)[index] = (arrivedNanos - acknowledgedNanos) / MICROS;
        }
        exact.values().forEach(Arrays::sort);
        return exact;
    }

    private void record(long offset, long arrivedNanos) {
        recorder.record(
                log.intendedNanosAt(0, offset),
                arrivedNanos,
                log.waitNanosAt(0, offset),
                log.acknowledgementNanosAt(0, offset));
    }

    private void assertRight(Map<LatencyPart, long[]> exact) {
        exact.forEach((part, values) -> {
            for (double percentile : new double[] {50, 90, 99, 99.9, 99.99, 100}) {
                int rank = (int) Math.ceil(percentile / 100 * values.length);
                assertThat(percentile(part, percentile))
                        .as("%s at %s %%", part, percentile)
                        .isBetween(values[rank - 1] - WITHIN_MICROS, values[rank - 1] + WITHIN_MICROS);
            }
        });
    }

    private double percentile(LatencyPart part, double percentile) {
        Histogram values = recorder.total(part);
        return percentile == 100 ? values.getMaxValue() : values.getValueAtPercentile(percentile);
    }
}
