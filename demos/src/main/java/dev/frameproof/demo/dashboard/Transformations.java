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

    /**
     * Makes a series of each value of a column, which is no column any more then. Grafana gives the series of each packet of
     * a stream the names that those at the same place had in the packet before, and shows no more of them, as long as a
     * frame looks like one of a stream. So rows are grouped by all their columns before, which leaves them as they are in
     * a frame that does not; and they are put in order, as graphs keep names too.
     *
     * @param rest the columns beside that one
     */
    static List<Transformation> split(String by, List<String> rest, GrafanaSchema schema) {
        List<Transformation> steps = new ArrayList<>();
        if (rest.stream().noneMatch(name -> name.endsWith(ALL))) {
            Map<String, Object> groups = new LinkedHashMap<>();
            rest.forEach(name -> groups.put(name, group()));
            groups.put(by, group());
            steps.add(new Transformation("groupBy", Map.of("fields", groups)));
        }
        steps.addAll(splitUngrouped(by, rest, schema));
        return steps;
    }

    /** As {@link #split}, for XY charts: that of Grafana 9.4 draws no points of rows that were grouped. */
    static List<Transformation> splitUngrouped(String by, List<String> rest, GrafanaSchema schema) {
        List<Transformation> steps = new ArrayList<>();
        steps.add(sorted(by, false));
        if (schema.splitsIntoLabels()) {
            steps.add(new Transformation(
                    "partitionByValues",
                    Map.of("fields", List.of(by), "keepFields", false, "naming", Map.of("asLabels", true))));
        } else {
            steps.add(new Transformation("partitionByValues", Map.of("fields", List.of(by))));
            steps.add(only(rest, List.of()));
        }
        return steps;
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
        steps.add(sorted(time, true));
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

    /** Puts rows in the order of a column, those of equal values as they came. */
    static Transformation sorted(String column, boolean highestFirst) {
        Map<String, Object> sort = highestFirst ? Map.of("field", column, "desc", true) : Map.of("field", column);
        return new Transformation("sortBy", Map.of("fields", Map.of(), "sort", List.of(sort)));
    }

    static Map<String, Object> group() {
        return Map.of("aggregations", List.of(), "operation", "groupby");
    }

    static Map<String, Object> aggregate(String calculation) {
        return Map.of("aggregations", List.of(calculation), "operation", "aggregate");
    }

    private static Transformation organized(List<String> order, Map<String, String> renamed) {
        return organized(order, renamed, List.of());
    }

    /** Puts columns in that order under those names, without the hidden ones. */
    static Transformation organized(List<String> order, Map<String, String> renamed, List<String> hidden) {
        Map<String, Boolean> excluded = new LinkedHashMap<>();
        hidden.forEach(column -> excluded.put(column, true));
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String column : order) {
            places.put(column, places.size());
        }
        return new Transformation(
                "organize", Map.of("excludeByName", excluded, "indexByName", places, "renameByName", renamed));
    }
}
