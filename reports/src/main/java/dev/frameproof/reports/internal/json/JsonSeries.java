package dev.frameproof.reports.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Measure;
import dev.frameproof.reports.TimeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Latencies and series over time, read from JSON. */
final class JsonSeries {
    private JsonSeries() {}

    static LatencyResult latency(JsonObject json) {
        JsonObject curve = json.object("curve");
        List<Double> percentiles = numbers(curve, "percentiles");
        List<Duration> values = durations(curve, "valuesNanos");
        requireSameLength(curve, percentiles, values);
        List<LatencyResult.Quantile> quantiles = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            quantiles.add(new LatencyResult.Quantile(percentiles.get(i), values.get(i)));
        }
        return new LatencyResult(
                json.text("name"),
                json.number("count"),
                json.nanos("meanNanos"),
                json.nanos("p50Nanos"),
                json.nanos("p90Nanos"),
                json.nanos("p99Nanos"),
                json.nanos("p999Nanos"),
                json.nanos("p9999Nanos"),
                json.nanos("maxNanos"),
                json.has("clockErrorNanos") ? json.nanos("clockErrorNanos") : Duration.ZERO,
                quantiles);
    }

    static TimeSeries series(JsonObject json) {
        List<Duration> elapsed = durations(json, "elapsedNanos");
        List<Double> values = numbers(json, "values");
        requireSameLength(json, elapsed, values);
        List<TimeSeries.Point> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(new TimeSeries.Point(elapsed.get(i), values.get(i)));
        }
        return new TimeSeries(json.named("measure", JsonSeries::measure), json.text("name"), points);
    }

    private static Optional<Measure> measure(String id) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.id().equals(id))
                .findFirst();
    }

    private static List<Double> numbers(JsonObject json, String name) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode element : json.array(name)) {
            numbers.add(number(element, json.path(name)).doubleValue());
        }
        return numbers;
    }

    private static List<Duration> durations(JsonObject json, String name) {
        List<Duration> durations = new ArrayList<>();
        for (JsonNode element : json.array(name)) {
            durations.add(Duration.ofNanos(number(element, json.path(name)).longValue()));
        }
        return durations;
    }

    private static JsonNode number(JsonNode element, String path) {
        if (!element.isNumber()) {
            throw new MalformedReport("The member " + path + " holds something else than numbers.");
        }
        return element;
    }

    private static void requireSameLength(JsonObject json, List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            throw new MalformedReport("The lists in " + json.path("*") + " have different lengths: " + one.size()
                    + " and " + other.size() + ".");
        }
    }
}
