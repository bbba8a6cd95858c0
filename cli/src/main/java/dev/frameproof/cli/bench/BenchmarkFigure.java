package dev.frameproof.cli.bench;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One figure of a benchmark.
 *
 * @param name which one, for example {@code verify, 6 fields}
 * @param value what was measured
 * @param unit of value and limit, for example {@code rows/s}
 * @param limitName what the limit is
 * @param limit the limit, or the peer as measured in the same run
 * @param higherIsBetter whether the value must be at least, rather than at most, the limit
 * @param detail how it was measured
 */
public record BenchmarkFigure(
        String name, double value, String unit, String limitName, double limit, boolean higherIsBetter, String detail) {
    public BenchmarkFigure {
        requireNonNull(name, "name");
        requireNonNull(unit, "unit");
        requireNonNull(limitName, "limitName");
        requireNonNull(detail, "detail");
    }

    /** @return value over limit */
    public double ratio() {
        return value / limit;
    }

    /** @return whether the limit holds */
    public boolean holds() {
        return higherIsBetter ? value >= limit : value <= limit;
    }

    /** @return the figure as a line for a person */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s: %,.2f %s, %s %,.2f %s, ratio %.2f, %s (%s)",
                name,
                value,
                unit,
                limitName,
                limit,
                unit,
                ratio(),
                holds() ? "holds" : "does not hold",
                detail);
    }

    /** @return the figure for programs */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("value", value);
        members.put("unit", unit);
        members.put("limitName", limitName);
        members.put("limit", limit);
        members.put("higherIsBetter", higherIsBetter);
        members.put("ratio", ratio());
        members.put("holds", holds());
        members.put("detail", detail);
        return members;
    }
}
