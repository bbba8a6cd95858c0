package dev.frameproof.demo.dashboard;

import dev.frameproof.demo.Panel;
import dev.frameproof.demo.ValueUnit;
import dev.frameproof.demo.dashboard.BoardPanel.Transformation;
import dev.frameproof.demo.dashboard.PanelOptions.Legend;
import dev.frameproof.demo.dashboard.PanelOptions.Reduction;
import dev.frameproof.demo.dashboard.PanelOptions.Tooltip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Finds for each panel of a demo the one of Grafana that shows the same. */
final class PanelDrawings {
    private static final String PALETTE = "palette-classic";
    private static final int NEWEST_ROWS = 50;

    private final GrafanaSchema schema;
    private final FieldConfigs configs;
    private final PlaneDrawings planes;

    PanelDrawings(GrafanaSchema schema) {
        this.schema = schema;
        this.configs = new FieldConfigs(schema);
        this.planes = new PlaneDrawings(schema, configs);
    }

    /** @param time what the column of times is called */
    PanelDrawing of(Panel panel, String time) {
        return switch (panel.kind()) {
            case GRAPH ->
                new PanelDrawing(
                        "timeseries",
                        configs.of(panel, PALETTE, lines()),
                        new PanelOptions.Lines(Legend.below(), Tooltip.ofAll()),
                        series(panel, time));
            case TIMELINE ->
                timeline(panel, time, panel.min().isPresent() ? configs.byValue(panel, fill()) : plain(panel));
            case GAUGES ->
                new PanelDrawing(
                        "gauge",
                        configs.byValue(panel, Map.of()),
                        new PanelOptions.Gauge(Reduction.newest(), "auto", false, true),
                        series(panel, time));
            case BARS -> panel.count() ? counts(panel) : bars(panel, time);
            case HEATMAP ->
                panel.by().isPresent() ? timeline(panel, time, configs.byValue(panel, fill())) : heatmap(panel, time);
            case TABLE ->
                new PanelDrawing(
                        "table",
                        configs.ofTable(panel, time),
                        new PanelOptions.Table(true, "sm"),
                        panel.by()
                                .map(by -> NewestRows.of(by, panel.rows(), panel.fields()))
                                .orElseGet(() -> Transformations.newestRows(time, panel.fields(), NEWEST_ROWS)));
            case LINES ->
                new PanelDrawing(
                        "logs",
                        FieldConfig.none(),
                        new PanelOptions.Logs(true, true, false, "Descending", "none"),
                        List.of(Transformations.only(panel.fields(), List.of(time))));
            case TRACK, POINTS -> planes.of(panel);
        };
    }

    private List<Transformation> series(Panel panel, String time) {
        List<Transformation> steps = new ArrayList<>();
        List<String> more = new ArrayList<>(List.of(time));
        panel.by().ifPresent(more::add);
        steps.add(Transformations.only(panel.fields(), more));
        panel.by().ifPresent(by -> {
            List<String> rest = new ArrayList<>(List.of(time));
            rest.addAll(panel.fields());
            steps.addAll(Transformations.split(by, rest, schema));
        });
        return steps;
    }

    private FieldConfig plain(Panel panel) {
        return configs.ofStates(panel, PALETTE, fill());
    }

    /** A row a series; values are colours, which suits rows that come at times of their own. */
    private PanelDrawing timeline(Panel panel, String time, FieldConfig fields) {
        return new PanelDrawing(
                "state-timeline",
                fields,
                new PanelOptions.StateTimeline(true, "left", 0.9, "auto", Legend.none(), Tooltip.ofOne()),
                series(panel, time));
    }

    private PanelDrawing bars(Panel panel, String time) {
        return new PanelDrawing(
                "bargauge",
                configs.byValue(panel, Map.of()),
                new PanelOptions.BarGauge(Reduction.newest(), "horizontal", "gradient", true, "color"),
                series(panel, time));
    }

    private PanelDrawing counts(Panel panel) {
        String field = panel.fields().get(0);
        return new PanelDrawing(
                "barchart",
                configs.of(panel, PALETTE, Map.of()),
                new PanelOptions.BarChart(field, "horizontal", "auto", Legend.none(), Tooltip.ofOne()),
                Transformations.counted(field));
    }

    /** The columns are the rows of the picture: all have the times of one frame. */
    private PanelDrawing heatmap(Panel panel, String time) {
        Map<String, Object> colour = new LinkedHashMap<>();
        colour.put("mode", "scheme");
        colour.put("scheme", "Turbo");
        colour.put("exponent", 0.5);
        colour.put("fill", "dark-orange");
        colour.put("reverse", false);
        colour.put("steps", 64);
        put(colour, "min", panel.min());
        put(colour, "max", panel.max());
        Map<String, Object> tooltip = new LinkedHashMap<>();
        if (schema.hasTooltipModeOfHeatmaps()) {
            tooltip.put("mode", "single");
        } else {
            tooltip.put("show", true);
        }
        tooltip.put("yHistogram", false);
        return new PanelDrawing(
                "heatmap",
                FieldConfig.none(),
                new PanelOptions.Heatmap(
                        false,
                        Map.of("le", -Double.MAX_VALUE),
                        colour,
                        panel.unit() == ValueUnit.NONE
                                ? Map.of()
                                : Map.of("unit", panel.unit().grafana()),
                        Map.of("axisPlacement", "left"),
                        Map.of("layout", "auto"),
                        tooltip,
                        Map.of("show", true)),
                series(panel, time));
    }

    private static void put(Map<String, Object> to, String key, OptionalDouble value) {
        if (value.isPresent()) {
            to.put(key, value.getAsDouble());
        }
    }

    private static Map<String, Object> lines() {
        return Map.of("drawStyle", "line", "lineWidth", 1, "fillOpacity", 0, "showPoints", "never", "spanNulls", true);
    }

    private static Map<String, Object> fill() {
        return Map.of("fillOpacity", 85, "lineWidth", 0);
    }
}
