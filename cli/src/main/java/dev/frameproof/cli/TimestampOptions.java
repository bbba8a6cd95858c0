package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.source.TimedSource;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Option;

/** The flags that give records timestamps of another time than that of sending. */
final class TimestampOptions {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Option(
            names = "--start-time",
            paramLabel = "TIME",
            description =
                    "The first record's timestamp, for example 2026-01-31T08:00:00Z, or 2h for two hours ago. Later"
                            + " ones follow by the rate, or by --step. Default: when they are sent.")
    private String start;

    @Option(
            names = "--step",
            paramLabel = "TIME",
            description = "How far timestamps lie apart with --start-time, for example 1s, however fast they are sent.")
    private String step;

    /** @return that source with the timestamps of the user's choice */
    RecordSource on(RecordSource source, Pacing pacing) {
        if (start == null) {
            if (step != null) {
                throw new PlanException("--step needs --start-time: from when on?");
            }
            return source;
        }
        long startMillis = start().toEpochMilli();
        if (step == null) {
            return new TimedSource(source, index -> startMillis + pacing.offsetNanos(index) / NANOS_PER_MILLI);
        }
        long stepNanos = DurationFlag.parse("--step", step).toNanos();
        return new TimedSource(source, index -> startMillis + Math.multiplyExact(index, stepNanos) / NANOS_PER_MILLI);
    }

    private Instant start() {
        try {
            return Instant.parse(start);
        } catch (DateTimeParseException noInstant) {
            if (!start.matches("[0-9].*[a-z]")) {
                throw new PlanException("--start-time %s: write it like 2026-01-31T08:00:00Z, or 2h for two hours ago"
                        .formatted(start));
            }
            Duration ago = DurationFlag.parse("--start-time", start);
            return Instant.ofEpochMilli(System.currentTimeMillis()).minus(ago);
        }
    }
}
