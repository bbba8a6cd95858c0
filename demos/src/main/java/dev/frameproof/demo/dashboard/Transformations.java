package dev.frameproof.demo.dashboard;

import dev.frameproof.demo.dashboard.BoardPanel.Transformation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The steps of Grafana between the rows of a stream and what a panel draws. */
final class Transformations {
    private static final String ALL = "*";

    /** In every row of every stream, so that counting it counts rows. */
    private static final String OFFSET = "offset";

    private static final List<String> POSITION = List.of("partition", OFFSET);

    private Transformations() {}

    /**
     * Leaves those columns.
     *
     * @param wanted as {@link dev.frameproof.demo.Panel#fields} has them: a name, what names begin with and {@code *}, or
     *     {@code *} alone for all but the position in the topic
     * @param more names of columns beside those
     */
    static Transformation only(List<String> wanted, List<String> more) {
        if (wanted.contains(ALL)) {
            return new Transformation("filterFieldsByName", Map.of("exclude", Map.of("names", POSITION)));
        }
        List<String> names = new ArrayList<>(more);
        List<String> patterns = new ArrayList<>();
        for (String field : wanted) {
            if (field.endsWith(ALL)) {
                patterns.add("^" + escaped(field.substring(0, field.length() - 1)));
            } else {
                names.add(field);
            }
        }
        Map<String, Object> include = new LinkedHashMap<>();
        include.put("names", names.stream().distinct().toList());
        if (!patterns.isEmpty()) {
            include.put("pattern", "/" + String.join("|", patterns) + "/");
        }
        return new Transformation("filterFieldsByName", Map.of("include", include));
    }

    /** For JavaScript, which has no {@code \Q}. */
    private static String escaped(String text) {
        return Pattern.compile("[^A-Za-z0-9_]").matcher(text).replaceAll("\\\\$0");
    }

    /** Makes a series of each value of a column, which is no column any more then. */
    static List<Transformation> split(String by, List<String> rest, GrafanaSchema schema) {
        if (schema.splitsIntoLabels()) {
            return List.of(new Transformation(
                    "partitionByValues",
                    Map.of("fields", List.of(by), "keepFields", false, "naming", Map.of("asLabels", true))));
        }
        return List.of(new Transformation("partitionByValues", Map.of("fields", List.of(by))), only(rest, List.of()));
    }

    /** Counts how often each value of a column came. */
    static List<Transformation> counted(String field) {
        Map<String, Object> groups = new LinkedHashMap<>();
        groups.put(field, group());
        groups.put(OFFSET, aggregate("count"));
        String count = OFFSET + " (count)";
        return List.of(
                new Transformation("groupBy", Map.of("fields", groups)),
                organized(List.of(field, count), Map.of(count, "records")));
    }

    /** Leaves the newest rows, the newest first, those columns in that order. */
    static List<Transformation> newestRows(String time, List<String> fields, int rows) {
        List<Transformation> steps = new ArrayList<>();
        if (!fields.isEmpty()) {
            steps.add(only(fields, List.of(time)));
        }
        steps.add(new Transformation(
                "sortBy", Map.of("fields", Map.of(), "sort", List.of(Map.of("field", time, "desc", true)))));
        steps.add(new Transformation("limit", Map.of("limitField", rows)));
        if (!fields.isEmpty()) {
            List<String> order = new ArrayList<>(fields);
            if (!order.contains(time)) {
                order.add(0, time);
            }
            steps.add(organized(order, Map.of()));
        }
        return steps;
    }

    static Map<String, Object> group() {
        return Map.of("aggregations", List.of(), "operation", "groupby");
    }

    static Map<String, Object> aggregate(String calculation) {
        return Map.of("aggregations", List.of(calculation), "operation", "aggregate");
    }

    static Transformation organized(List<String> order, Map<String, String> renamed) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String column : order) {
            places.put(column, places.size());
        }
        return new Transformation(
                "organize", Map.of("excludeByName", Map.of(), "indexByName", places, "renameByName", renamed));
    }
}
