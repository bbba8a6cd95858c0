package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.stage.StageWindow;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.oracle.LatencyPart;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.reports.Distribution;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.StreamResult;
import dev.frameproof.reports.Throughput;
import dev.frameproof.reports.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What a fleet got since some moment. */
final class FleetWindow implements StageWindow {
    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final LoadState state;
    private final ViewerFleet fleet;
    private final Instant started = Instant.now();
    private final long startNanos = System.nanoTime();
    private final Counts counts;
    private final Map<FindingKind, Long> findings;
    private final Map<LatencyPart, Histogram> latencies = new EnumMap<>(LatencyPart.class);

    private FleetWindow(String name, LoadState state, ViewerFleet fleet) {
        this.name = requireNonNull(name, "name");
        this.state = requireNonNull(state, "state");
        this.fleet = requireNonNull(fleet, "fleet");
        counts = state.counts();
        findings = state.findings();
        for (LatencyPart part : LatencyPart.values()) {
            latencies.put(part, fleet.latency().total(part));
        }
    }

    static StageWindow open(String name, LoadState state, ViewerFleet fleet) {
        return new FleetWindow(name, state, fleet);
    }

    @Override
    public RunResult measured() {
        Duration over = Duration.ofNanos(Math.max(1, System.nanoTime() - startNanos));
        Counts now = state.counts();
        long delivered = now.delivered() - counts.delivered();
        long verified = now.verified() - counts.verified();
        Map<FindingKind, Long> found = new EnumMap<>(FindingKind.class);
        state.findings().forEach((kind, count) -> {
            long more = count - findings.getOrDefault(kind, 0L);
            if (more > 0) {
                found.put(kind, more);
            }
        });
        if (!state.caughtUp()) {
            found.merge(FindingKind.LOST, 1L, Long::sum);
        }
        RunResult.Builder result = RunResult.builder(name, new Invocation("", "", "", started, over));
        var verdict = new StreamVerdict(verified, delivered, verified, 0, found, List.of());
        result.stream(new StreamResult(
                name,
                name,
                name,
                verified,
                delivered,
                verified,
                Checks.of(verdict, List.of(), 0, 0),
                Optional.empty()));
        result.totals(new Totals(
                now.sent() - counts.sent(), now.acknowledged() - counts.acknowledged(), delivered, verified, verified));
        for (LatencyPart part : LatencyPart.values()) {
            Histogram since = fleet.latency().total(part);
            since.subtract(requireNonNull(latencies.get(part), "part"));
            if (since.getTotalCount() > 0) {
                result.latency(Distribution.latency(part.id(), since, TimeUnit.MICROSECONDS));
            }
        }
        double seconds = over.toNanos() / NANOS_PER_SECOND;
        result.throughput(new Throughput(
                (now.sent() - counts.sent()) / seconds,
                delivered / seconds,
                verified / seconds,
                over,
                Duration.ZERO,
                0));
        return result.build();
    }
}
