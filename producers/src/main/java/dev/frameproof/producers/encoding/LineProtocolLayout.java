package dev.frameproof.producers.encoding;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Workload;
import java.util.HashSet;
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

    /**
     * @return a layout with the workload's name as measurement, and as tags the members that hold the record's key: what
     *     the series is of
     */
    public static LineProtocolLayout of(Workload workload, TimestampPrecision precision) {
        Set<String> tags = new HashSet<>();
        if (workload.interval().isEmpty()) {
            Sample first = workload.sample(0);
            if (first.key().isPresent() && first.value() instanceof ObjectValue object) {
                Value key = first.key().get();
                object.members().stream()
                        .filter(member -> member.value().equals(key))
                        .forEach(member -> tags.add(member.name()));
            }
        }
        return new LineProtocolLayout(workload.name(), tags, precision);
    }
}
