package dev.frameproof.producers.encoding;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Workload;
import java.util.Set;

/**
 * How a sample becomes a line.
 *
 * @param measurement the line's first word
 * @param tags the top-level members that are tags; all others are fields
 * @param precision what the line's timestamp counts
 */
public record LineProtocolLayout(String measurement, Set<String> tags, TimestampPrecision precision) {
    public LineProtocolLayout {
        if (measurement.isEmpty() || measurement.startsWith("#") || measurement.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "a measurement is not empty, is no comment (#), and is on one line, unlike '" + measurement + "'");
        }
        tags = Set.copyOf(tags);
        requireNonNull(precision, "precision");
    }

    /** @return a layout with the workload's name as measurement, and {@link Workload#tags()} */
    public static LineProtocolLayout of(Workload workload, TimestampPrecision precision) {
        return new LineProtocolLayout(workload.name(), workload.tags(), precision);
    }
}
