package dev.frameproof.reports.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.ResourceUse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A process in the JSON, and back. What is not known is left out. */
final class JsonProcess {
    private JsonProcess() {}

    static void write(JsonGenerator json, ProcessResult process) throws IOException {
        json.writeStringField("name", process.name());
        json.writeNumberField("pid", process.pid());
        write(json, "cpuNanos", nanos(process.cpuTime()));
        write(json, "peakRssBytes", process.peakRssBytes());
        ResourceUse use = process.use();
        write(json, "meanCores", use.meanCores());
        write(json, "peakCores", use.peakCores());
        write(json, "meanRssBytes", use.meanRssBytes());
        write(json, "gcNanos", nanos(use.gcTime()));
        write(json, "readBytes", use.readBytes());
        write(json, "writtenBytes", use.writtenBytes());
        write(json, "logBytes", use.logBytes());
        if (use.peakThreads().isPresent()) {
            json.writeNumberField("peakThreads", use.peakThreads().getAsInt());
        }
        json.writeStringField("logFile", process.logFile());
        json.writeStringField("exit", process.exit());
    }

    static ProcessResult read(JsonObject json) {
        return new ProcessResult(
                json.text("name"),
                json.number("pid"),
                duration(json, "cpuNanos"),
                number(json, "peakRssBytes"),
                new ResourceUse(
                        real(json, "meanCores"),
                        real(json, "peakCores"),
                        number(json, "meanRssBytes"),
                        duration(json, "gcNanos"),
                        number(json, "readBytes"),
                        number(json, "writtenBytes"),
                        number(json, "logBytes"),
                        json.has("peakThreads")
                                ? OptionalInt.of(Math.toIntExact(json.number("peakThreads")))
                                : OptionalInt.empty()),
                json.text("logFile"),
                json.text("exit"));
    }

    private static void write(JsonGenerator json, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsLong());
        }
    }

    private static void write(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsDouble());
        }
    }

    private static OptionalLong nanos(Optional<Duration> duration) {
        return duration.isPresent() ? OptionalLong.of(duration.get().toNanos()) : OptionalLong.empty();
    }

    private static Optional<Duration> duration(JsonObject json, String name) {
        return json.has(name) ? Optional.of(json.nanos(name)) : Optional.empty();
    }

    private static OptionalLong number(JsonObject json, String name) {
        return json.has(name) ? OptionalLong.of(json.number(name)) : OptionalLong.empty();
    }

    private static OptionalDouble real(JsonObject json, String name) {
        return json.has(name) ? OptionalDouble.of(json.real(name)) : OptionalDouble.empty();
    }
}
