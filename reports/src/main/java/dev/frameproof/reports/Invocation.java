package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * How and when the tool was called.
 *
 * @param toolVersion the version of Frameproof
 * @param commandLine the command as it was given, secrets already masked
 * @param reproduce one command line that does the same run again, with the seed that was used; may be empty
 * @param started when the run began
 * @param elapsed how long it took in all, zero or more
 */
public record Invocation(String toolVersion, String commandLine, String reproduce, Instant started, Duration elapsed) {
    public Invocation {
        requireNonNull(toolVersion, "toolVersion");
        requireNonNull(commandLine, "commandLine");
        requireNonNull(reproduce, "reproduce");
        requireNonNull(started, "started");
        requireNonNull(elapsed, "elapsed");
        if (elapsed.isNegative()) {
            throw new IllegalArgumentException("elapsed is negative: " + elapsed);
        }
    }
}
