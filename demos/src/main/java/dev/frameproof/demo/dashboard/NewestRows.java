package dev.frameproof.demo.dashboard;

import dev.frameproof.demo.TableRows;
import dev.frameproof.demo.dashboard.BoardPanel.Transformation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of Grafana from the rows of a stream to the newest row of each key. */
final class NewestRows {
    private static final String NEWEST = "lastNotNull";

    private NewestRows() {}

    /** Leaves the newest values of those columns for each key, in the order of the keys, the key's columns first. */
    static List<Transformation> of(String by, TableRows rows, List<String> fields) {
        List<String> keys = new ArrayList<>(List.of(by));
        rows.also().ifPresent(keys::add);
        Map<String, Object> groups = new LinkedHashMap<>();
        keys.forEach(key -> groups.put(key, Transformations.group()));
        Map<String, String> names = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(keys);
        for (String field : fields) {
            if (!keys.contains(field)) {
                groups.put(field, Transformations.aggregate(NEWEST));
                names.put(newest(field), field);
                order.add(newest(field));
            }
        }
        List<Transformation> steps = new ArrayList<>();
        steps.add(new Transformation("groupBy", Map.of("fields", groups)));
        rows.having().ifPresent(column -> steps.add(withText(newest(column))));
        steps.add(rows.highest()
                .map(column -> Transformations.sorted(newest(column), true))
                .orElseGet(() -> Transformations.sorted(by, false)));
        rows.most().ifPresent(most -> steps.add(new Transformation("limit", Map.of("limitField", most))));
        List<String> hidden =
                rows.also().stream().filter(column -> !fields.contains(column)).toList();
        order.removeAll(hidden);
        steps.add(Transformations.organized(order, names, hidden));
        return steps;
    }

    /** @return what grouping calls the column */
    private static String newest(String field) {
        return "%s (%s)".formatted(field, NEWEST);
    }

    private static Transformation withText(String column) {
        Map<String, Object> some = Map.of("id", "regex", "options", Map.of("value", ".+"));
        return new Transformation(
                "filterByValue",
                Map.of(
                        "type",
                        "include",
                        "match",
                        "all",
                        "filters",
                        List.of(Map.of("fieldName", column, "config", some))));
    }
}
