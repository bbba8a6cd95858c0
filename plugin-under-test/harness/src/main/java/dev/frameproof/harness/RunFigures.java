package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.ProcessResult;
import java.util.List;
import java.util.Map;

/**
 * What a run has measured so far.
 *
 * @param sent records handed to Kafka
 * @param acknowledged records that Kafka acknowledged
 * @param delivered rows that arrived, over all viewers
 * @param verified rows that were compared with what was sent, over all viewers
 * @param findings how many of each kind; kinds without one are left out
 * @param latency the latencies, which may be read by any thread while the run goes on
 * @param processes what each process has used so far
 */
public record RunFigures(
        long sent,
        long acknowledged,
        long delivered,
        long verified,
        Map<FindingKind, Long> findings,
        LatencyRecorder latency,
        List<ProcessResult> processes) {
    public RunFigures {
        findings = Map.copyOf(findings);
        requireNonNull(latency, "latency");
        processes = List.copyOf(processes);
    }
}
