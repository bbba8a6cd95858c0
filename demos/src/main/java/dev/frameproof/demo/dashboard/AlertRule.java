package dev.frameproof.demo.dashboard;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * An alert rule as Grafana's provisioning has it, in files and in its HTTP API.
 *
 * @param condition the letter of the step that decides
 * @param data the steps: a query, and expressions on what it answered
 * @param pending how long it must hold until the rule fires
 */
public record AlertRule(
        String uid,
        String title,
        String condition,
        List<Step> data,
        String noDataState,
        String execErrState,
        @JsonProperty("for") String pending,
        Map<String, String> annotations,
        Map<String, String> labels,
        boolean isPaused) {
    public AlertRule {
        requireNonNull(uid, "uid");
        requireNonNull(title, "title");
        data = List.copyOf(data);
    }

    /** @param model the query, or the expression */
    public record Step(String refId, Range relativeTimeRange, String datasourceUid, Map<String, Object> model) {}

    /** Seconds before now. */
    public record Range(int from, int to) {}
}
