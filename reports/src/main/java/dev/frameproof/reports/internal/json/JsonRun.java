package dev.frameproof.reports.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.ProcessResult;
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

    static void writeProcess(JsonGenerator json, ProcessResult process) throws IOException {
        json.writeStringField("name", process.name());
        json.writeNumberField("pid", process.pid());
        if (process.cpuTime().isPresent()) {
            json.writeNumberField("cpuNanos", process.cpuTime().get().toNanos());
        }
        if (process.peakRssBytes().isPresent()) {
            json.writeNumberField("peakRssBytes", process.peakRssBytes().getAsLong());
        }
        json.writeStringField("logFile", process.logFile());
        json.writeStringField("exit", process.exit());
    }
}
