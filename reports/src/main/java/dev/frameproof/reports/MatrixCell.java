package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One case, put to the test with one plugin in one Grafana.
 *
 * @param grafana the target, for example {@code embedded 12.4.0}
 * @param plugin the plugin build, for example {@code frameproof-kafka-datasource 0.1.0}
 * @param caseName what was sent and watched, for example {@code orders avro}
 * @param end how it ended
 * @param reason why it did not pass, one sentence; empty when it passed
 * @param expected rows that were due, over its viewers
 * @param verified rows that were compared with what was sent, over its viewers
 * @param checks every check over its viewers, with the findings that are kept; at most one of a kind
 * @param elapsed how long the stack that it shares with the plugin's other cases was up
 * @param facts what else is told of it, for example how many rows a message had
 * @param artifacts files beside the report: the run's report, its frames, logs, screenshots
 */
public record MatrixCell(
        String grafana,
        String plugin,
        String caseName,
        CellEnd end,
        String reason,
        long expected,
        long verified,
        List<CheckResult> checks,
        Duration elapsed,
        List<Fact> facts,
        List<Artifact> artifacts) {
    public MatrixCell {
        requireNonNull(grafana, "grafana");
        requireNonNull(plugin, "plugin");
        requireNonNull(caseName, "caseName");
        requireNonNull(end, "end");
        requireNonNull(reason, "reason");
        Require.notNegative(expected, "expected");
        Require.notNegative(verified, "verified");
        checks = List.copyOf(checks);
        requireNonNull(elapsed, "elapsed");
        facts = List.copyOf(facts);
        artifacts = List.copyOf(artifacts);
        if ((end == CellEnd.PROVED) != reason.isEmpty()) {
            throw new IllegalArgumentException("a cell that is " + end + " has the reason '" + reason + "'");
        }
        if (end == CellEnd.PROVED && (verified == 0 || failed(checks) > 0)) {
            throw new IllegalArgumentException("a cell with %d rows verified and %d findings cannot be proved"
                    .formatted(verified, failed(checks)));
        }
    }

    /** A cell that was not tried, or whose stack did not come up. */
    public static MatrixCell without(String grafana, String plugin, String caseName, CellEnd end, String reason) {
        return new MatrixCell(
                grafana, plugin, caseName, end, reason, 0, 0, List.of(), Duration.ZERO, List.of(), List.of());
    }

    /** @return its stable name: target, plugin and case in lower case, with hyphens for all that is no letter or digit */
    public String id() {
        return slug(grafana) + "/" + slug(plugin) + "/" + slug(caseName);
    }

    /** @return the text as a part of a file name or an address */
    public static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    }

    /** @return the true number of findings of severity {@link Severity#ERROR} */
    public long failed() {
        return failed(checks);
    }

    /** @return the findings that are kept, check by check */
    public List<Finding> findings() {
        return checks.stream().flatMap(check -> check.findings().stream()).toList();
    }

    /** @return the same with another end */
    public MatrixCell ending(CellEnd other, String why) {
        return new MatrixCell(
                grafana, plugin, caseName, other, why, expected, verified, checks, elapsed, facts, artifacts);
    }

    private static long failed(List<CheckResult> checks) {
        return checks.stream().mapToLong(CheckResult::failed).sum();
    }
}
