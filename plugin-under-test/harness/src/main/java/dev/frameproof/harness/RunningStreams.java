package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.GrafanaTarget;
import java.util.List;

/**
 * What a run watches, for whoever wants to watch along.
 *
 * @param target the Grafana that it goes through; ended by the run
 * @param datasourceUid the datasource that the streams are asked of
 * @param streams in the plan's order
 */
public record RunningStreams(GrafanaTarget target, String datasourceUid, List<RunningStream> streams) {
    public RunningStreams {
        requireNonNull(target, "target");
        requireNonNull(datasourceUid, "datasourceUid");
        streams = List.copyOf(streams);
    }
}
