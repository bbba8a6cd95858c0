package dev.frameproof.kafkaplugin.internal.lines;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.frameproof.kafkaplugin.internal.settings.LineProtocolChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which lines and fields are shown. */
final class LineFilter {
    private final List<Predicate<String>> measurements;
    private final List<Predicate<String>> fields;
    private final Map<String, List<Predicate<String>>> tags = new LinkedHashMap<>();

    /** Expressions of RE2 by commas that match from beginning to end; one that is no expression is taken as a word. */
    LineFilter(LineProtocolChoice choice) {
        measurements = patterns(choice.measurements());
        fields = patterns(choice.fields());
        for (String part : choice.tags().split(",", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            if (!key.isEmpty() && !value.isEmpty()) {
                tags.computeIfAbsent(key, k -> new ArrayList<>()).add(pattern(value));
            }
        }
    }

    /** Drops the fields that are not shown. */
    void apply(byte[] bytes, Line line) {
        if (!matchesMeasurement(bytes, line) || !matchesTags(bytes, line)) {
            line.fields = 0;
        } else if (!fields.isEmpty()) {
            int kept = 0;
            for (int field = 0; field < line.fields; field++) {
                if (any(fields, Escapes.name(bytes, line.keyFrom(field), line.keyTo(field)))) {
                    line.moveField(field, kept++);
                }
            }
            line.fields = kept;
        }
    }

    private boolean matchesMeasurement(byte[] bytes, Line line) {
        return measurements.isEmpty()
                || any(measurements, Escapes.name(bytes, line.measurementFrom, line.measurementTo));
    }

    private boolean matchesTags(byte[] bytes, Line line) {
        if (tags.isEmpty()) {
            return true;
        }
        Map<String, String> ofLine = new HashMap<>();
        for (int tag = 0; tag < line.tags; tag++) {
            ofLine.put(
                    Escapes.name(bytes, line.tagKeyFrom(tag), line.tagKeyTo(tag)),
                    Escapes.name(bytes, line.tagFrom(tag), line.tagTo(tag)));
        }
        return tags.entrySet().stream().allMatch(wanted -> {
            String value = ofLine.get(wanted.getKey());
            return value != null && any(wanted.getValue(), value);
        });
    }

    private static boolean any(List<Predicate<String>> patterns, String text) {
        for (Predicate<String> pattern : patterns) {
            if (pattern.test(text)) {
                return true;
            }
        }
        return false;
    }

    private static List<Predicate<String>> patterns(String expressions) {
        return Arrays.stream(expressions.split(",", -1))
                .map(String::strip)
                .filter(expression -> !expression.isEmpty())
                .<Predicate<String>>map(LineFilter::pattern)
                .toList();
    }

    private static Predicate<String> pattern(String expression) {
        if (Pattern.quote(expression).equals(expression)) {
            return expression::equals;
        }
        try {
            Pattern whole = Pattern.compile("^(?:" + expression + ")$");
            return text -> whole.matcher(text).find();
        } catch (PatternSyntaxException e) {
            return expression::equals;
        }
    }
}
