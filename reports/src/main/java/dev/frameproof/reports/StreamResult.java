package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What one viewer of one stream query saw.
 *
 * @param name the name of the pair, unique in a run and the same as in its findings, for example {@code orders/A viewer
 *     2}
 * @param channel the Live channel it was subscribed to
 * @param topic the Kafka topic
 * @param rowsExpected rows that were due
 * @param rowsDelivered rows that arrived
 * @param rowsVerified rows that were compared with what was sent
 * @param checks every check for this stream, with the findings that are kept; at most one of a kind
 * @param panel what a panel would hold in the end; empty where nothing came
 */
public record StreamResult(
        String name,
        String channel,
        String topic,
        long rowsExpected,
        long rowsDelivered,
        long rowsVerified,
        List<CheckResult> checks,
        Optional<PanelSummary> panel) {
    public StreamResult {
        requireNonNull(name, "name");
        requireNonNull(channel, "channel");
        requireNonNull(topic, "topic");
        Require.notNegative(rowsExpected, "rowsExpected");
        Require.notNegative(rowsDelivered, "rowsDelivered");
        Require.notNegative(rowsVerified, "rowsVerified");
        checks = List.copyOf(checks);
        requireNonNull(panel, "panel");
    }

    /** @return the true number of findings of severity {@link Severity#ERROR} */
    public long failed() {
        return checks.stream().mapToLong(CheckResult::failed).sum();
    }

    /** @return the true number of findings of lower severity */
    public long noted() {
        return checks.stream().mapToLong(CheckResult::noted).sum();
    }
}
