package dev.frameproof.agents.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.agents.EncodedHistogram;
import dev.frameproof.agents.TaskResult;
import dev.frameproof.agents.ViewTaskSpec;
import dev.frameproof.harness.viewers.FleetVerdict;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.ReportFormat;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.StreamResult;
import dev.frameproof.reports.Totals;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Puts into words, for the other end, what the viewers of a task have seen. */
record ViewResults(ViewTaskSpec spec, LoadClock clock) {
    private record Sums(long proved, long expected, long delivered, long verified, long findings) {}

    TaskResult soFar(ViewerFleet fleet, List<String> problems) {
        return result(false, fleet, new Sums(0, 0, 0, fleet.verified(), fleet.findings()), problems, null);
    }

    TaskResult last(ViewerFleet fleet, List<FleetVerdict> verdicts, List<String> problems) {
        long proved = 0;
        long expected = 0;
        long delivered = 0;
        long verified = 0;
        long findings = 0;
        for (FleetVerdict verdict : verdicts) {
            proved += verdict.provedViewers();
            expected += verdict.total().rowsExpected();
            delivered += verdict.total().rowsDelivered();
            verified += verdict.total().rowsVerified();
            findings += verdict.total().counts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        return result(
                true, fleet, new Sums(proved, expected, delivered, verified, findings), problems, report(verdicts));
    }

    private TaskResult result(boolean finished, ViewerFleet fleet, Sums sums, List<String> problems, JsonNode report) {
        return new TaskResult(
                TaskResult.VIEW,
                spec.node(),
                LoadClock.machine(),
                spec.stream().topic(),
                spec.share(),
                spec.shares(),
                finished,
                0,
                0,
                0,
                0,
                spec.viewers(),
                sums.proved(),
                sums.expected(),
                sums.delivered(),
                sums.verified(),
                sums.findings(),
                clock.loadMillis(),
                clock.cpuMillis(),
                problems,
                Map.of("total", EncodedHistogram.of(fleet.latency().total(), TimeUnit.MICROSECONDS)),
                report);
    }

    private JsonNode report(List<FleetVerdict> verdicts) {
        Instant now = Instant.now();
        RunResult.Builder all =
                RunResult.builder(spec.stream().topic(), new Invocation("", "", "", now, Duration.ZERO));
        long verified = 0;
        for (int page = 0; page < verdicts.size(); page++) {
            StreamResult seen = verdicts.get(page).result();
            verified += seen.rowsVerified();
            String name =
                    "%s: %s%s".formatted(spec.node(), seen.name(), verdicts.size() == 1 ? "" : ", page " + (page + 1));
            all.stream(new StreamResult(
                    name,
                    seen.channel(),
                    seen.topic(),
                    seen.rowsExpected(),
                    seen.rowsDelivered(),
                    seen.rowsVerified(),
                    seen.checks().stream().map(check -> of(name, check)).toList(),
                    seen.panel()));
        }
        all.totals(new Totals(0, 0, 0, verified, verified));
        try (StringWriter json = new StringWriter()) {
            ReportFormat.JSON.writer().write(all.build(), json);
            return new ObjectMapper().readTree(json.toString());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report is JSON", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** In reports a finding goes by its stream's name; which of the viewers it was, its detail says. */
    private static CheckResult of(String stream, CheckResult check) {
        List<Finding> findings = check.findings().stream()
                .map(finding -> new Finding(
                        finding.kind(),
                        finding.severity(),
                        stream,
                        finding.topic(),
                        finding.partition(),
                        finding.offset(),
                        finding.field(),
                        finding.expected(),
                        finding.got(),
                        "Seen by %s. %s"
                                .formatted(finding.stream(), finding.detail())
                                .strip()))
                .toList();
        return new CheckResult(
                check.kind(),
                check.unit(),
                check.checked(),
                check.failed(),
                check.noted(),
                check.status(),
                check.reason(),
                findings);
    }
}
