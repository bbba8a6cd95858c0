package dev.frameproof.reports.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Throughput;
import dev.frameproof.reports.Verdict;
import java.io.IOException;

/** The parts of the JSON that tell about the run itself. */
final class JsonRun {
    private JsonRun() {}

    static void writeInvocation(JsonGenerator json, Invocation invocation) throws IOException {
        json.writeObjectFieldStart("invocation");
        json.writeStringField("toolVersion", invocation.toolVersion());
        json.writeStringField("commandLine", invocation.commandLine());
        json.writeStringField("reproduce", invocation.reproduce());
        json.writeStringField("started", invocation.started().toString());
        json.writeNumberField("elapsedNanos", invocation.elapsed().toNanos());
        json.writeEndObject();
    }

    static void writeVerdict(JsonGenerator json, Verdict verdict) throws IOException {
        json.writeObjectFieldStart("verdict");
        json.writeStringField("outcome", verdict.outcome().id());
        json.writeStringField("headline", verdict.headline());
        JsonReport.each(json, "problems", verdict.problems(), problem -> writeProblem(json, problem));
        json.writeEndObject();
    }

    private static void writeProblem(JsonGenerator json, Problem problem) throws IOException {
        json.writeStringField("what", problem.what());
        json.writeStringField("cause", problem.cause());
        json.writeStringField("remedy", problem.remedy());
    }

    static void writeThroughput(JsonGenerator json, Throughput throughput) throws IOException {
        json.writeObjectFieldStart("throughput");
        json.writeNumberField("sentPerSecond", throughput.sentPerSecond());
        json.writeNumberField("deliveredPerSecond", throughput.deliveredPerSecond());
        json.writeNumberField("verifiedPerSecond", throughput.verifiedPerSecond());
        json.writeNumberField("overNanos", throughput.over().toNanos());
        json.writeNumberField("warmUpNanos", throughput.warmUp().toNanos());
        json.writeNumberField("warmUpRows", throughput.warmUpRows());
        json.writeEndObject();
    }
}
