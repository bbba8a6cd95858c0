package dev.frameproof.harness.metrics;

import dev.frameproof.harness.RunFigures;
import dev.frameproof.oracle.LatencyPart;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.ProcessResult;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** A run's figures as Prometheus metrics, by the names that reports and thresholds have for them. */
final class RunCollector implements MultiCollector {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 0.9999, 1};

    private final AtomicReference<RunFigures> latest = new AtomicReference<>();

    void update(RunFigures figures) {
        latest.set(figures);
    }

    @Override
    public MetricSnapshots collect() {
        RunFigures figures = latest.get();
        if (figures == null) {
            return MetricSnapshots.builder().build();
        }
        return MetricSnapshots.builder()
                .metricSnapshot(count("sent", "Records handed to Kafka.", figures.sent()))
                .metricSnapshot(count("acknowledged", "Records that Kafka acknowledged.", figures.acknowledged()))
                .metricSnapshot(count("delivered", "Rows that arrived, over all viewers.", figures.delivered()))
                .metricSnapshot(count("verified", "Rows that were compared with what was sent.", figures.verified()))
                .metricSnapshot(findings(figures))
                .metricSnapshot(latency(figures))
                .metricSnapshot(counter(
                        figures,
                        "cpu",
                        Unit.SECONDS,
                        "Processor time since the start of the process.",
                        process -> seconds(process.cpuTime())))
                .metricSnapshot(gauge(
                        figures,
                        "memory_mean",
                        Unit.BYTES,
                        "Resident memory on average.",
                        process -> real(process.use().meanRssBytes())))
                .metricSnapshot(gauge(
                        figures,
                        "memory",
                        Unit.BYTES,
                        "The most resident memory so far.",
                        process -> real(process.peakRssBytes())))
                .metricSnapshot(gauge(
                        figures,
                        "threads",
                        null,
                        "The most threads so far.",
                        process -> real(process.use().peakThreads())))
                .metricSnapshot(counter(
                        figures,
                        "gc",
                        Unit.SECONDS,
                        "For how long the load stood still for garbage collection.",
                        process -> seconds(process.use().gcTime())))
                .metricSnapshot(counter(
                        figures,
                        "read",
                        Unit.BYTES,
                        "Bytes that the process read by system calls, under load.",
                        process -> real(process.use().readBytes())))
                .metricSnapshot(counter(
                        figures,
                        "written",
                        Unit.BYTES,
                        "Bytes that the process wrote by system calls, under load.",
                        process -> real(process.use().writtenBytes())))
                .metricSnapshot(counter(
                        figures,
                        "log",
                        Unit.BYTES,
                        "What the process's log grew by, under load.",
                        process -> real(process.use().logBytes())))
                .build();
    }

    private static CounterSnapshot count(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name("frameproof_" + name)
                .help(help)
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value((double) value)
                        .build())
                .build();
    }

    private static CounterSnapshot findings(RunFigures figures) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name("frameproof_findings").help("Findings so far, by kind.");
        for (FindingKind kind : FindingKind.values()) {
            counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(Labels.of("kind", kind.id()))
                    .value((double) figures.findings().getOrDefault(kind, 0L))
                    .build());
        }
        return counter.build();
    }

    private static SummarySnapshot latency(RunFigures figures) {
        SummarySnapshot.Builder summary = SummarySnapshot.builder()
                .name("frameproof_latency_seconds")
                .unit(Unit.SECONDS)
                .help("From the intended send time to the viewer, and the parts of it; the warm-up left out.");
        for (LatencyPart part : LatencyPart.values()) {
            Histogram values = figures.latency().total(part);
            if (values.getTotalCount() > 0) {
                summary.dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder()
                        .labels(Labels.of("part", part.id()))
                        .quantiles(quantiles(values))
                        .count(values.getTotalCount())
                        .sum(values.getMean() * values.getTotalCount() / MICROS_PER_SECOND)
                        .build());
            }
        }
        return summary.build();
    }

    private static Quantiles quantiles(Histogram values) {
        List<Quantile> quantiles = new ArrayList<>();
        for (double quantile : QUANTILES) {
            quantiles.add(new Quantile(quantile, values.getValueAtPercentile(quantile * PERCENT) / MICROS_PER_SECOND));
        }
        return Quantiles.of(quantiles);
    }

    private static CounterSnapshot counter(
            RunFigures figures, String name, Unit unit, String help, Function<ProcessResult, OptionalDouble> value) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("frameproof_" + name + "_" + unit)
                .unit(unit)
                .help(help);
        for (ProcessResult process : figures.processes()) {
            value.apply(process)
                    .ifPresent(known -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                            .labels(Labels.of("process", process.name()))
                            .value(known)
                            .build()));
        }
        return counter.build();
    }

    private static GaugeSnapshot gauge(
            RunFigures figures, String name, Unit unit, String help, Function<ProcessResult, OptionalDouble> value) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("frameproof_" + name + (unit == null ? "" : "_" + unit))
                .unit(unit)
                .help(help);
        for (ProcessResult process : figures.processes()) {
            value.apply(process)
                    .ifPresent(known -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                            .labels(Labels.of("process", process.name()))
                            .value(known)
                            .build()));
        }
        return gauge.build();
    }

    private static OptionalDouble seconds(Optional<Duration> duration) {
        return duration.stream()
                .mapToDouble(time -> time.toNanos() / NANOS_PER_SECOND)
                .findFirst();
    }

    private static OptionalDouble real(OptionalLong value) {
        return value.isPresent() ? OptionalDouble.of((double) value.getAsLong()) : OptionalDouble.empty();
    }

    private static OptionalDouble real(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }
}
