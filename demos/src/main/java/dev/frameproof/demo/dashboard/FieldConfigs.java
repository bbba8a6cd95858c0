package dev.frameproof.demo.dashboard;

import dev.frameproof.demo.Panel;
import dev.frameproof.demo.ValueUnit;
import dev.frameproof.demo.dashboard.FieldConfig.Colour;
import dev.frameproof.demo.dashboard.FieldConfig.Defaults;
import dev.frameproof.demo.dashboard.FieldConfig.Mapping;
import dev.frameproof.demo.dashboard.FieldConfig.Rule;
import dev.frameproof.demo.dashboard.FieldConfig.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the columns of a demo's panels look in Grafana. */
final class FieldConfigs {
    private static final String UNIT = "unit";
    private static final String THRESHOLDS = "thresholds";

    /** Rows of a table that moves are of the last minutes: their day would only take the room. */
    private static final String CLOCK = "time:HH:mm:ss.SSS";

    private static final int CLOCK_WIDTH = 120;

    private final GrafanaSchema schema;

    FieldConfigs(GrafanaSchema schema) {
        this.schema = schema;
    }

    /** @param custom what only this type of panel knows */
    FieldConfig of(Panel panel, String colours, Map<String, Object> custom) {
        return new FieldConfig(defaults(panel, seriesName(panel), colours, custom), List.of());
    }

    /** @return the same of states, where a panel may leave out those without a text */
    FieldConfig ofStates(Panel panel, String colours, Map<String, Object> custom) {
        return new FieldConfig(
                defaults(
                        panel,
                        seriesName(panel),
                        colours,
                        panel.rows().having().isPresent() ? List.of(Mapping.ofNoText()) : null,
                        custom),
                List.of());
    }

    /** @return coloured by the panel's limits, by the value's height where it has none */
    FieldConfig byValue(Panel panel, Map<String, Object> custom) {
        return of(panel, panel.limits().isPresent() ? THRESHOLDS : "continuous-GrYlRd", custom);
    }

    /** @return the name of a series for the column of y alone; x must keep its own, by which it is found */
    FieldConfig ofPlane(Panel panel, Map<String, Object> custom) {
        Rule y = Rule.byName(panel.fields().get(1));
        return new FieldConfig(
                defaults(panel, null, "palette-classic", custom),
                panel.by().isPresent() ? List.of(y.with("displayName", seriesName(panel))) : List.of());
    }

    /** @return units and limits column by column */
    FieldConfig ofTable(Panel panel, String time) {
        List<Rule> overrides = new ArrayList<>();
        overrides.add(Rule.byName(time).with(UNIT, CLOCK).with("custom.width", CLOCK_WIDTH));
        new TreeMap<>(panel.units()).forEach((column, unit) -> {
            Rule rule = Rule.byName(column).with(UNIT, unit.grafana());
            if (unit == ValueUnit.PERCENT && panel.limits().isPresent()) {
                rule = rule.with(THRESHOLDS, limits(panel)).with(cellId(), cellKind("color-background"));
            }
            overrides.add(rule);
        });
        panel.rows()
                .having()
                .ifPresent(column -> overrides.add(Rule.byName(column)
                        .with("color", Map.of("mode", "fixed", "fixedColor", "red"))
                        .with(cellId(), cellKind("color-text"))));
        return new FieldConfig(Defaults.NONE, overrides);
    }

    private Defaults defaults(Panel panel, String name, String colours, Map<String, Object> custom) {
        return defaults(panel, name, colours, null, custom);
    }

    private Defaults defaults(
            Panel panel, String name, String colours, List<Mapping> mappings, Map<String, Object> custom) {
        return new Defaults(
                name,
                panel.unit() == ValueUnit.NONE ? null : panel.unit().grafana(),
                panel.min().isPresent() ? panel.min().getAsDouble() : null,
                panel.max().isPresent() ? panel.max().getAsDouble() : null,
                new Colour(colours),
                limits(panel),
                mappings,
                custom.isEmpty() ? null : custom);
    }

    /** @return the value that the series was split by; null for the column's own name */
    private String seriesName(Panel panel) {
        if (panel.by().isEmpty() || panel.count()) {
            return null;
        }
        String by = panel.by().get();
        if (!schema.splitsIntoLabels()) {
            return "${__series.name}";
        }
        return by.matches("\\w+") ? "${__field.labels." + by + "}" : "${__field.labels[\"" + by + "\"]}";
    }

    private static Thresholds limits(Panel panel) {
        return panel.limits()
                .map(limits -> Thresholds.of(limits.warn(), limits.bad()))
                .orElse(null);
    }

    private String cellId() {
        return schema.hasCellOptions() ? "custom.cellOptions" : "custom.displayMode";
    }

    private Object cellKind(String kind) {
        return schema.hasCellOptions() ? Map.of("type", kind) : kind;
    }
}
