package dev.frameproof.reports.internal.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.reports.Artifact;
import dev.frameproof.reports.Fact;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.ThresholdResult;
import dev.frameproof.reports.Throughput;
import dev.frameproof.reports.Totals;
import dev.frameproof.reports.Verdict;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Reads back what {@link JsonReport} wrote. */
public final class JsonResult {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonResult() {}

    /**
     * Reads a report.
     *
     * @throws MalformedReport when it is JSON but not a report of the schema that this version knows
     * @throws IOException when it cannot be read or is no JSON
     */
    public static RunResult read(Reader in) throws IOException {
        JsonObject root = new JsonObject(MAPPER.readTree(in), "");
        String schema = root.has("schema") ? root.text("schema") : "";
        if (!schema.equals(JsonReport.SCHEMA)) {
            throw new MalformedReport(
                    "Its schema is '" + schema + "', this version reads '" + JsonReport.SCHEMA + "'.");
        }
        try {
            return run(root);
        } catch (IllegalArgumentException contradiction) {
            throw new MalformedReport("It contradicts itself: " + contradiction.getMessage() + ".");
        }
    }

    private static RunResult run(JsonObject root) {
        JsonFindings findings = new JsonFindings(root);
        return new RunResult(
                root.text("name"),
                invocation(root.object("invocation")),
                verdict(root.object("verdict")),
                root.objects("environment", fact -> new Fact(fact.text("name"), fact.text("value"))),
                totals(root.object("totals")),
                root.optionalObject("throughput").map(JsonResult::throughput),
                root.objects("checks", findings::check),
                root.objects("streams", findings::stream),
                root.objects("latencies", JsonSeries::latency),
                root.objects("series", JsonSeries::series),
                root.objects("processes", JsonProcess::read),
                root.has("bottleneck") ? root.text("bottleneck") : "",
                root.objects("thresholds", JsonResult::threshold),
                root.objects("artifacts", artifact -> new Artifact(artifact.text("title"), artifact.text("path"))));
    }

    private static Invocation invocation(JsonObject json) {
        return new Invocation(
                json.text("toolVersion"),
                json.text("commandLine"),
                json.text("reproduce"),
                json.named("started", JsonResult::instant),
                json.nanos("elapsedNanos"));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }

    private static Verdict verdict(JsonObject json) {
        return new Verdict(
                json.named("outcome", JsonResult::outcome),
                json.text("headline"),
                json.objects(
                        "problems",
                        problem -> new Problem(problem.text("what"), problem.text("cause"), problem.text("remedy"))));
    }

    private static Optional<Outcome> outcome(String id) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.id().equals(id))
                .findFirst();
    }

    private static Totals totals(JsonObject json) {
        return new Totals(
                json.number("sent"),
                json.number("acknowledged"),
                json.number("delivered"),
                json.number("verified"),
                json.number("distinct"));
    }

    private static Throughput throughput(JsonObject json) {
        return new Throughput(
                json.real("sentPerSecond"),
                json.real("deliveredPerSecond"),
                json.real("verifiedPerSecond"),
                json.nanos("overNanos"),
                json.nanos("warmUpNanos"),
                json.number("warmUpRows"));
    }

    private static ThresholdResult threshold(JsonObject json) {
        return new ThresholdResult(json.text("name"), json.text("required"), json.text("actual"), json.bool("met"));
    }
}
