package dev.frameproof.cli.bench;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code kafka-producer-perf-test} prints. */
final class PerfTestOutput {
    /** The last summary is that without the warm-up; both name percentiles, which interim lines do not. */
    private static final Pattern SUMMARY = Pattern.compile(
            "^\\d+ (?:steady state )?records sent, ([0-9.]+) records/sec .* 99\\.9th", Pattern.MULTILINE);

    private PerfTestOutput() {}

    /** @return records a second after the warm-up; empty when it did not come to an end */
    static Optional<Double> recordsPerSecond(List<String> lines) {
        Optional<Double> last = Optional.empty();
        for (String line : lines) {
            Matcher summary = SUMMARY.matcher(line);
            if (summary.find()) {
                last = Optional.of(Double.parseDouble(summary.group(1)));
            }
        }
        return last;
    }
}
