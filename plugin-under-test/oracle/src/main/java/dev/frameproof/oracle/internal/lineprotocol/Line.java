package dev.frameproof.oracle.internal.lineprotocol;

import dev.frameproof.oracle.LineProtocolOptions.Precision;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line.
 *
 * @param measurement what was measured
 * @param tags in the order in which they were written; of equal keys the last counts
 * @param fields in the order in which they were written: whole numbers, numbers, texts and truth values
 * @param timestamp as written, null for none; its unit is the query's
 */
record Line(String measurement, Map<String, String> tags, List<Member> fields, Long timestamp) {
    private static final int MEMBERS = 4;

    Line {
        tags = new LinkedHashMap<>(tags);
        fields = List.copyOf(fields);
    }

    /** @return whether its time, in that unit, is so far away that a plugin may skip the line */
    boolean isFar(Precision precision) {
        return timestamp != null && LineTime.isFar(timestamp, precision);
    }

    /** @return the lines as the value of an expected record: objects of measurement, tags, fields and timestamp */
    static Value value(List<Line> lines) {
        List<Value> values = new ArrayList<>();
        for (Line line : lines) {
            List<Member> tags = new ArrayList<>();
            line.tags.forEach((key, value) -> tags.add(new Member(key, new TextValue(value))));
            values.add(new ObjectValue(List.of(
                    new Member("measurement", new TextValue(line.measurement)),
                    new Member("tags", new ObjectValue(tags)),
                    new Member("fields", new ObjectValue(line.fields)),
                    new Member(
                            "timestamp",
                            line.timestamp == null ? new NullValue() : new IntegerValue(line.timestamp)))));
        }
        return new ListValue(values);
    }

    /**
     * @param value what {@link #value} makes of lines
     * @throws IllegalArgumentException when it is not of that form
     */
    static List<Line> lines(Value value) {
        List<Line> lines = new ArrayList<>();
        if (value instanceof ListValue list) {
            list.items().forEach(item -> lines.add(line(item)));
            return lines;
        }
        throw new IllegalArgumentException("lines of line protocol are a list, not " + value);
    }

    private static Line line(Value value) {
        if (value instanceof ObjectValue object
                && object.members().size() == MEMBERS
                && object.members().get(0).value() instanceof TextValue measurement
                && object.members().get(1).value() instanceof ObjectValue tagged
                && object.members().get(2).value() instanceof ObjectValue fields) {
            Map<String, String> tags = new LinkedHashMap<>();
            tagged.members().forEach(tag -> tags.put(tag.name(), ((TextValue) tag.value()).value()));
            Long timestamp =
                    object.members().get(3).value() instanceof IntegerValue number ? (Long) number.value() : null;
            return new Line(measurement.value(), tags, fields.members(), timestamp);
        }
        throw new IllegalArgumentException("a line has measurement, tags, fields and timestamp, not " + value);
    }
}
