package dev.frameproof.oracle.internal.lineprotocol;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.frameproof.oracle.LineProtocolOptions;
import dev.frameproof.producers.workload.Value.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lines and fields a query shows: comma-separated expressions, in RE2's syntax as Go has it, that match whole names, any of a list, all lists;
 * tags as {@code key=expression}, any of one key, all keys. What is no expression is a name.
 */
final class LineFilter {
    private final List<Pattern> measurements;
    private final List<Pattern> fields;
    private final Map<String, List<Pattern>> tags = new LinkedHashMap<>();

    LineFilter(LineProtocolOptions options) {
        measurements = patterns(options.measurements());
        fields = patterns(options.fields());
        for (String part : options.tags().split(",", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            if (!key.isEmpty() && !value.isEmpty()) {
                tags.computeIfAbsent(key, unused -> new ArrayList<>()).add(pattern(value));
            }
        }
    }

    private static List<Pattern> patterns(String list) {
        List<Pattern> patterns = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            if (!part.isBlank()) {
                patterns.add(pattern(part.strip()));
            }
        }
        return patterns;
    }

    private static Pattern pattern(String expression) {
        try {
            return whole(expression);
        } catch (PatternSyntaxException e) {
            return whole(Pattern.quote(expression));
        }
    }

    private static Pattern whole(String expression) {
        return Pattern.compile("^(?:" + expression + ")$");
    }

    /** @return the lines that are shown, with the fields that are shown */
    List<Line> shown(List<Line> lines) {
        if (measurements.isEmpty() && fields.isEmpty() && tags.isEmpty()) {
            return lines;
        }
        List<Line> shown = new ArrayList<>();
        for (Line line : lines) {
            List<Member> left = line.fields().stream()
                    .filter(field -> matches(fields, field.name()))
                    .toList();
            if (!left.isEmpty() && matches(measurements, line.measurement()) && matchesTags(line)) {
                shown.add(new Line(line.measurement(), line.tags(), left, line.timestamp()));
            }
        }
        return shown;
    }

    private boolean matchesTags(Line line) {
        return tags.entrySet().stream()
                .allMatch(tag -> line.tags().containsKey(tag.getKey())
                        && matches(tag.getValue(), line.tags().get(tag.getKey())));
    }

    private static boolean matches(List<Pattern> any, String name) {
        return any.isEmpty()
                || any.stream().anyMatch(pattern -> pattern.matcher(name).find());
    }
}
