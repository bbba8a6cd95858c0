package dev.frameproof.harness.threshold;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Measure;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Throughput;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One of the figures of a run that can be limited, by its name: {@code lost}, {@code throughput}, {@code latency.p99},
 * {@code latency.deliver.p99.9}, {@code memory.kafka}.
 *
 * @param name as it was written
 * @param kind what it is
 * @param value reads it off a result; empty when the run did not measure it
 */
record Figure(String name, FigureKind kind, Function<RunResult, OptionalDouble> value) {
    private static final String TOTAL = "total";
    private static final String GROWTH = ".growth";
    private static final List<String> PARTS = List.of(TOTAL, "waiting", "produce", "deliver");
    private static final Map<String, ToDoubleFunction<RunResult>> COUNTS = counts();
    private static final Map<String, ToDoubleFunction<Throughput>> RATES = rates();
    private static final Map<String, Function<LatencyResult, Duration>> QUANTILES = quantiles();
    private static final Map<String, ProcessFigure> PROCESS_FIGURES = processFigures();

    private record ProcessFigure(FigureKind kind, Function<ProcessResult, OptionalDouble> value) {}

    Figure {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(value, "value");
    }

    /** @throws IllegalArgumentException when there is no figure of that name; the message has those that there are */
    static Figure named(String name) {
        return count(name)
                .or(() -> rate(name))
                .or(() -> growth(name))
                .or(() -> latency(name))
                .or(() -> process(name))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "'" + name + "' is no figure of a run; there are "
                                        + String.join(", ", COUNTS.keySet()) + ", " + String.join(", ", RATES.keySet())
                                        + ", latency.FIGURE and latency.PART.FIGURE (PART: " + String.join(", ", PARTS)
                                        + "; FIGURE: "
                                        + String.join(", ", QUANTILES.keySet()) + "), and of each process "
                                        + PROCESS_FIGURES.keySet().stream()
                                                .map(figure -> figure.replaceFirst("^(\\w+)", "$1.PROCESS"))
                                                .collect(Collectors.joining(", "))
                                        + ", memory.PROCESS.growth, latency.p50.growth, latency.p99.growth (PROCESS: frameproof, kafka, plugin, embedded-target)"));
    }

    private static Optional<Figure> count(String name) {
        return Optional.ofNullable(COUNTS.get(name))
                .map(read ->
                        new Figure(name, FigureKind.COUNT, result -> OptionalDouble.of(read.applyAsDouble(result))));
    }

    private static Optional<Figure> rate(String name) {
        return Optional.ofNullable(RATES.get(name))
                .map(read -> new Figure(name, FigureKind.RATE, result -> result.throughput().stream()
                        .mapToDouble(read)
                        .findFirst()));
    }

    /** {@code memory.PROCESS.growth} and {@code latency.p50.growth}, {@code latency.p99.growth}. */
    private static Optional<Figure> growth(String name) {
        if (!name.endsWith(GROWTH) || name.indexOf('.') == name.length() - GROWTH.length()) {
            return Optional.empty();
        }
        String of = name.substring(name.indexOf('.') + 1, name.length() - GROWTH.length());
        Optional<Measure> measure = name.startsWith("memory.")
                ? Optional.of(Measure.MEMORY)
                : name.equals("latency.p50.growth") || name.equals("latency.p99.growth")
                        ? Optional.of(Measure.LATENCY)
                        : Optional.empty();
        return measure.map(known -> new Figure(name, FigureKind.SHARE, result -> result.series().stream()
                .filter(series -> series.measure() == known && series.name().equals(of))
                .map(Growth::of)
                .findFirst()
                .orElse(OptionalDouble.empty())));
    }

    private static Optional<Figure> latency(String name) {
        String prefix = "latency.";
        if (!name.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = name.substring(prefix.length());
        String part = PARTS.stream()
                .filter(known -> rest.startsWith(known + "."))
                .findFirst()
                .orElse("");
        String figure = part.isEmpty() ? rest : rest.substring(part.length() + 1);
        String of = part.isEmpty() ? TOTAL : part;
        return Optional.ofNullable(QUANTILES.get(figure))
                .map(read -> new Figure(name, FigureKind.DURATION, result -> result.latencies().stream()
                        .filter(latency -> latency.name().equals(of) && latency.count() > 0)
                        .mapToDouble(latency -> (double) read.apply(latency).toNanos())
                        .findFirst()));
    }

    private static Optional<Figure> process(String name) {
        int first = name.indexOf('.');
        int last = name.lastIndexOf('.');
        if (first < 1 || first == name.length() - 1) {
            return Optional.empty();
        }
        String measure = name.substring(0, first);
        boolean qualified = last > first && PROCESS_FIGURES.containsKey(measure + name.substring(last));
        ProcessFigure figure = PROCESS_FIGURES.get(qualified ? measure + name.substring(last) : measure);
        String process = name.substring(first + 1, qualified ? last : name.length());
        return Optional.ofNullable(figure)
                .map(known -> new Figure(name, known.kind(), result -> result.processes().stream()
                        .filter(one -> one.name().equals(process))
                        .map(known.value())
                        .findFirst()
                        .orElse(OptionalDouble.empty())));
    }

    private static Map<String, ToDoubleFunction<RunResult>> counts() {
        Map<String, ToDoubleFunction<RunResult>> counts = new LinkedHashMap<>();
        counts.put("sent", result -> (double) result.totals().sent());
        counts.put("acknowledged", result -> (double) result.totals().acknowledged());
        counts.put("delivered", result -> (double) result.totals().delivered());
        counts.put("verified", result -> (double) result.totals().verified());
        counts.put("distinct", result -> (double) result.totals().distinct());
        counts.put("findings", result -> (double) result.failed());
        counts.put("notes", result -> (double) result.noted());
        Arrays.stream(FindingKind.values())
                .forEach(kind -> counts.put(kind.id(), result -> (double) result.checks().stream()
                        .filter(check -> check.kind() == kind)
                        .mapToLong(CheckResult::failed)
                        .sum()));
        return counts;
    }

    private static Map<String, ToDoubleFunction<Throughput>> rates() {
        Map<String, ToDoubleFunction<Throughput>> rates = new LinkedHashMap<>();
        rates.put("throughput", Throughput::verifiedPerSecond);
        rates.put("throughput.sent", Throughput::sentPerSecond);
        rates.put("throughput.delivered", Throughput::deliveredPerSecond);
        rates.put("throughput.verified", Throughput::verifiedPerSecond);
        return rates;
    }

    private static Map<String, Function<LatencyResult, Duration>> quantiles() {
        Map<String, Function<LatencyResult, Duration>> quantiles = new LinkedHashMap<>();
        quantiles.put("p50", LatencyResult::p50);
        quantiles.put("p90", LatencyResult::p90);
        quantiles.put("p99", LatencyResult::p99);
        quantiles.put("p99.9", LatencyResult::p999);
        quantiles.put("p99.99", LatencyResult::p9999);
        quantiles.put("max", LatencyResult::max);
        quantiles.put("mean", LatencyResult::mean);
        return quantiles;
    }

    private static Map<String, ProcessFigure> processFigures() {
        Map<String, ProcessFigure> figures = new LinkedHashMap<>();
        figures.put("cpu", new ProcessFigure(FigureKind.CORES, process -> process.use()
                .meanCores()));
        figures.put("cpu.peak", new ProcessFigure(FigureKind.CORES, process -> process.use()
                .peakCores()));
        figures.put("memory", new ProcessFigure(FigureKind.SIZE, process -> real(process.peakRssBytes())));
        figures.put(
                "memory.mean",
                new ProcessFigure(FigureKind.SIZE, process -> real(process.use().meanRssBytes())));
        figures.put(
                "gc",
                new ProcessFigure(
                        FigureKind.DURATION, process -> nanos(process.use().gcTime())));
        figures.put(
                "read",
                new ProcessFigure(FigureKind.SIZE, process -> real(process.use().readBytes())));
        figures.put(
                "written",
                new ProcessFigure(FigureKind.SIZE, process -> real(process.use().writtenBytes())));
        figures.put(
                "log",
                new ProcessFigure(FigureKind.SIZE, process -> real(process.use().logBytes())));
        figures.put(
                "threads",
                new ProcessFigure(
                        FigureKind.COUNT, process -> real(process.use().peakThreads())));
        return figures;
    }

    private static OptionalDouble nanos(Optional<Duration> duration) {
        return duration.stream().mapToDouble(time -> (double) time.toNanos()).findFirst();
    }

    private static OptionalDouble real(OptionalLong value) {
        return value.isPresent() ? OptionalDouble.of((double) value.getAsLong()) : OptionalDouble.empty();
    }

    private static OptionalDouble real(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }
}
